import type { Check } from '../check';
import { accessChecks } from '../github/checks/access';
import { changeChecks } from '../github/checks/changes';
import { cloneChecks } from '../github/checks/clones';
import { searchChecks } from '../github/checks/searches';
import { webhookChecks } from '../github/checks/webhooks';

/** That the stand-in for GitHub does what GitHub does, and refuses what it refuses; a lenient one would prove nothing about Prow's settings. */
export const githubChecks: readonly Check[] = [...accessChecks, ...changeChecks, ...searchChecks, ...webhookChecks, ...cloneChecks];
