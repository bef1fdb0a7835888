import { Endpoint, endpointUrl } from '../../core/endpoint';
import { ComponentSettings } from './component-options';
import { OBJECT_STORE_HEALTH } from '../storage/object-store';

/**
 * An init container that waits for the store of ours. tide ends when it cannot read its history, and status-reconciler forgets its baseline;
 * on a first apply, and after the store moved to another node, both would start before it. Prow's images are Alpine, with sh and wget.
 */
export function waitForStore(model: ComponentSettings, store: Endpoint) {
  return {
    name: 'wait-for-store',
    image: model.image,
    command: ['sh', '-c', `until wget -q -T 2 -O /dev/null ${endpointUrl(store)}${OBJECT_STORE_HEALTH}; do sleep 1; done`],
    resources: model.resources,
  };
}
