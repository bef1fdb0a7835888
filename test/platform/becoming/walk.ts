import { parse } from 'yaml';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { accountsOf, grantsOf } from './grants';
import { EVERYBODY, type Way, waysOf, type World } from './ways';

/** Who can become whom with the rights of an output: each way once, sorted. */
export class Walk {
  readonly world: World;
  readonly ways: readonly Way[];

  constructor(objects: readonly KubernetesObject[]) {
    this.world = worldOf(objects);
    const ways = grantsOf(objects).flatMap((grant) => waysOf(grant, this.world)).map((way) => [textOf(way), way] as const);
    this.ways = [...new Map(ways)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way);
  }

  /** All that an account becomes or takes, over as many accounts as it needs. */
  reached(account: string): readonly string[] {
    const reached = new Set<string>();
    const open = [account];
    for (let who = open.pop(); who !== undefined; who = open.pop()) {
      for (const whom of this.ways.filter((way) => way.who === who).flatMap((way) => way.whom)) {
        const found = whom === EVERYBODY ? [EVERYBODY, ...this.world.accounts] : [whom];
        for (const one of found.filter((each) => each !== account && !reached.has(each))) {
          reached.add(one);
          open.push(one);
        }
      }
    }
    return [...reached].sort();
  }
}

/** `prow/hook writes ProwJobs → test-pods/default, Secrets of test-pods`. */
export function textOf({ who, what, whom }: Way): string {
  return `${who} ${what} → ${whom.join(', ')}`;
}

function worldOf(objects: readonly KubernetesObject[]): World {
  const config = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'config')!;
  const { pod_namespace: jobs } = parse(config.data['config.yaml']);
  return { accounts: accountsOf(objects), prow: config.metadata.namespace!, jobs };
}
