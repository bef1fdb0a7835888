import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { Cluster } from '../cluster';
import { type ShellRun, UserShell } from '../delivery/user-shell';
import { circuit } from './circuit';
import { freshStates, type Fresh } from './fresh';
import { content, type Live, nameOf, pathOf } from './live';
import { type Platform, platform } from './platform';
import { programs } from './programs';
import type { Group } from './states';

/** A state, and what a cluster has that has seen no other. */
interface Known {
  readonly platform: Platform;
  readonly fresh: Fresh;
}

/** A group whose states are known. */
export interface Walkable {
  readonly name: string;
  readonly states: readonly Known[];
}

/** Goes from state to state by `apply.sh --prune`, and says where the cluster has not what a fresh one has. */
export class Walker {
  readonly wrong: string[] = [];
  steps = 0;
  /** How often the script stopped and said what to do. */
  told = 0;
  private at: Platform | undefined;

  private constructor(private readonly live: Live, private readonly shell: UserShell, private readonly path: string, private readonly manifests: string,
    private readonly kubectl: string) {}

  static async on(cluster: Cluster, folder: string, groups: readonly Group[]): Promise<readonly [Walker, readonly Walkable[]]> {
    const manifests = join(folder, 'manifests');
    const written = groups.map((group, i) => ({
      name: group.name, states: group.states.map((state, j) => platform(state, join(folder, `${i}-${j}`), manifests)),
    }));
    const [live, fresh] = await freshStates(cluster, written.flatMap(({ states }) => states));
    const known = written.map(({ name, states }) => ({ name, states: states.map((one) => ({ platform: one, fresh: fresh.get(one)! })) }));
    return [new Walker(live, new UserShell(folder, cluster.kubectl), programs(join(folder, 'bin')), manifests, cluster.kubectl.file), known];
  }

  /** Every ordered pair of a group's states. */
  async walk({ name, states }: Walkable): Promise<void> {
    await this.go(name, states[0]);
    for (const next of circuit(states.length).slice(1)) await this.go(name, states[next]);
  }

  private async go(group: string, { platform: to, fresh }: Known): Promise<void> {
    const from = this.at;
    const said = (words: string) => { this.wrong.push(`${group}: ${from?.name} → ${to.name}: ${words}`); };
    const moved = from !== undefined && from.home !== to.home ? ` --inventory ${from.home}` : '';
    const published = to.hasManifests ? ` --manifests ${this.manifests}` : '';
    const command = `PATH="${this.path}:$PATH" KUBECTL=${this.kubectl} sh ${to.folder}/apply.sh --timeout 600${published} --prune --yes${moved}`;
    const { code, output } = await this.goAsTold(command);
    this.steps += 1;
    this.at = to;
    if (code !== 0) {
      said(output.split('\n').filter((line) => !/^(apply|running|removed|remove|keep|note) |(unchanged|created|configured)$|^$/.test(line)).join('\n     '));
      await this.begin(said, command);
      return;
    }
    for (const difference of await this.differences(to, fresh, output)) said(difference);
  }

  /** A script that does not get there says what to do, in quotes and word for word: that is done, and counted. */
  private async goAsTold(command: string): Promise<ShellRun> {
    for (let times = 0; ; times += 1) {
      const run = await this.shell.run(command);
      const told = [...run.output.matchAll(/^(?:fixed|held|apply\.sh:) .*?"(kubectl (?:delete|patch) .*?)"/gm)].map(([, words]) => words);
      if (run.code === 0 || told.length === 0 || times === 2) return run;
      this.told += 1;
      for (const words of told) await this.shell.run(words);
    }
  }

  /** After a step that broke off the next one begins with an empty cluster. */
  private async begin(said: (words: string) => void, command: string): Promise<void> {
    for (const [name, object] of await this.live.objects()) if (this.live.isNew(name)) await this.live.remove(object);
    await this.shell.run('kubectl delete configmap --all-namespaces --selector=app.kubernetes.io/component=inventory');
    const { code, output } = await this.shell.run(command);
    if (code !== 0) said(`also in an empty cluster: ${output}`);
  }

  private async differences({ objects: emitted }: Platform, fresh: Fresh, output: string): Promise<readonly string[]> {
    const ours = new Map(emitted.map((object) => [nameOf(object), object]));
    const wanted = new Set(emitted.map(({ apiVersion, kind }) => pathOf(apiVersion!, kind!)));
    const kept = new Set([...output.matchAll(/^keep {5}(.*?): /gm)].map(([, name]) => name));
    const live = await this.live.objects((path) => wanted.has(path));
    return [
      ...[...live.keys()].filter((name) => this.live.isNew(name) && !fresh.has(name) && !kept.has(name)).map((name) => `${name} is left`),
      ...[...fresh].flatMap(([name, expected]) => {
        const found = live.get(name);
        if (found === undefined) return [`${name} is missing`];
        const now = content(found, ours.get(name)!);
        return expected === undefined || isDeepStrictEqual(now, expected) ? [] : [`${name} is ${JSON.stringify(now)}, and fresh ${JSON.stringify(expected)}`];
      }),
    ];
  }
}
