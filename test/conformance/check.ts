import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleName } from './build';
import type { Binaries } from '../go/go-module';
import { type Cluster, type ClusterOptions, startCluster } from './cluster';
import { Shared } from './shared';

export interface Check {
  /** A statement that holds when the check passes, beginning with what it is about: `1.37: pods are scheduled`. */
  readonly name: string;
  /** What it runs; only what the chosen checks need is built. */
  readonly needs: readonly ModuleName[];
  /** A word of its name; it takes so long that it runs only where that word is given. */
  readonly onRequest?: string;
  /** Throws when the statement does not hold; may return figures, which are printed below it. */
  run(context: CheckContext): Promise<string | void>;
}

export type Minor = '1.33' | '1.37';
export const minors: readonly Minor[] = ['1.33', '1.37'];

export function kubernetesOf(minor: Minor): ModuleName {
  return `kubernetes-${minor}`;
}

/** What needs an API server of that version, Prow's programs and a store. */
export function prowCheck(minor: Minor, statement: string, run: Check['run']): Check {
  return { name: `${minor}: ${statement}`, needs: [kubernetesOf(minor), 'prow', 'versitygw'], run };
}

/** What is done to a cluster; each gets one of its own, so that it begins empty. */
const purposes = {
  'bare nodes': { storageClass: true },
  'variants': { storageClass: false },
  'public project': { storageClass: false },
  'environments': { storageClass: true },
  'default app': { storageClass: true },
  'exposures': { storageClass: false },
  'networks': { storageClass: false },
  'apply script': { storageClass: true },
  'next steps': { storageClass: true },
  'transitions': { storageClass: true, workloads: false },
  'mutants': { storageClass: false },
  'build clusters': { storageClass: false, workloads: false },
  'flux': { storageClass: true },
  'helm': { storageClass: true, workloads: false },
} satisfies Record<string, ClusterOptions>;

export type Purpose = keyof typeof purposes;

/** What checks share: binaries, one folder, and at most one running cluster. */
export class CheckContext {
  private current: { readonly minor: Minor; readonly purpose: Purpose; readonly cluster: Cluster } | undefined;
  private readonly shared = new Shared();

  constructor(readonly folder: string, private readonly built: ReadonlyMap<ModuleName, Binaries>) {}

  binaries(module: ModuleName): Binaries {
    const binaries = this.built.get(module);
    if (!binaries) throw new Error(`${module} is not built; name it in the check's needs`);
    return binaries;
  }

  /** Another one is stopped first, so order checks by minor and purpose. */
  async cluster(minor: Minor, purpose: Purpose): Promise<Cluster> {
    if (this.current?.minor !== minor || this.current.purpose !== purpose) {
      await this.stopCluster();
      const folder = this.newFolder(`kubernetes-${minor}-${purpose.replaceAll(' ', '-')}`);
      this.current = { minor, purpose, cluster: await startCluster(this.binaries(kubernetesOf(minor)), folder, purposes[purpose]) };
    }
    return this.current!.cluster;
  }

  /** What lasts for the whole run; what belongs to a cluster is shared by the cluster. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    return this.shared.once(name, make);
  }

  newFolder(name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  async stopCluster(): Promise<void> {
    const cluster = this.current?.cluster;
    this.current = undefined;
    await cluster?.stop();
  }

  async stop(): Promise<void> {
    await this.stopCluster();
    await this.shared.stop();
  }
}
