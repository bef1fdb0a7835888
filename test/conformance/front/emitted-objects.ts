import type { Exposure } from '../../../src';
import { CONFIG_PAGES } from '../../../src/exposure/config-pages';
import { planOf } from '../../exposure/plan-of';
import { objectsIn } from '../../support/objects';

const NAMESPACE = 'prow';
const INSIDE = {
  namespace: NAMESPACE, hook: { serviceName: 'hook', namespace: NAMESPACE, port: 8888 }, deck: { serviceName: 'deck', namespace: NAMESPACE, port: 80 },
};

/** What an exposure puts beside Prow, with deck's pages of configuration closed. */
export function emittedObjects(exposure: Exposure): any[] {
  return objectsIn((chart) => planOf(exposure, NAMESPACE, CONFIG_PAGES).objects.prow?.(chart, INSIDE));
}
