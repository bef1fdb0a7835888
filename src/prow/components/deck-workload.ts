import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { kubeconfigPart } from '../clusters/kubeconfig-part';
import { DeckLoginPlan } from '../deck-login/deck-login-plan';
import { ProwModel } from '../prow-model';
import { DECK_HTTP, HEALTH, healthProbes, METRICS } from './component-ports';
import { deckLoginPart } from './deck-login-part';
import { core, prowJobs } from './permissions';
import { clonesPart, configPart, githubPart, storagePart } from './pod-parts';
import { NamedProgram, namedWorkload, Workload } from './workload';

/** What one deck has that another has not. */
interface DeckDifference {
  readonly args?: readonly string[];
  /** How people sign in to rerun and abort; undefined where they may only look. */
  readonly login: DeckLoginPlan | undefined;
}

/** A deck, under whatever name. */
export function deckWorkload(scope: Construct, program: NamedProgram, prow: ProwModel, { args = [], login }: DeckDifference): Workload {
  return namedWorkload(scope, program, {
    prow,
    storageUser: 'deck',
    args: ['--spyglass=true', ...args, `--tide-url=${endpointUrl(prow.endpoints.tide)}/`, `--hook-url=${endpointUrl(prow.endpoints.hook)}/plugin-help`],
    parts: [configPart(prow), githubPart(prow), storagePart(prow, 'deck'), clonesPart, deckLoginPart(login), kubeconfigPart(prow)],
    ports: [DECK_HTTP, HEALTH, METRICS],
    probes: healthProbes,
    drains: true,
    prowRules: [prowJobs('get', 'list', 'watch', ...(login ? ['create', 'patch'] : []))],
    jobRules: [core('pods/log', 'get')],
  });
}
