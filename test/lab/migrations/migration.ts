import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProwApp } from '../../../src';
import { chaptersOf } from '../../conformance/delivery/runbook-text';
import { UserShell } from '../../conformance/delivery/user-shell';
import type { Delivery } from '../../conformance/github/webhooks/delivery';
import { Repetition } from '../../conformance/wait';
import { enterprise, enterpriseProps, type EnterpriseOptions } from '../apps/enterprise';
import { REPOSITORY } from '../github/world';
import { addresses } from '../machines/network';
import { DOMAIN, DOOR } from '../neighbours/neighbours';
import { LastingTraffic } from '../reach/lasting-traffic';
import type { Lab } from '../scenario';
import { EnterpriseProw } from '../scenarios/enterprise-prow';
import { Work } from '../scenarios/work';
import { FollowedRunbook, type Reading } from './followed-runbook';
import { brokenPromises, inWords, type Outage } from './loss';

const SETTLE_LIMIT_MS = 120_000;

export interface Change {
  readonly name: string;
  /** Left out, what a Prow for an Enterprise server has. */
  readonly before?: EnterpriseOptions;
  readonly after: EnterpriseOptions;
  /** PEM of the authority that the user's machine knows besides. */
  readonly authority?: string;
}

/** One platform becomes another one by its MIGRATION.md, while jobs run, webhooks arrive, and pods and nodes talk to each other. */
export class Migration {
  private lost: ReturnType<FollowedRunbook['lossesOf']> = [];

  private constructor(private readonly lab: Lab, private readonly change: Change, private readonly root: string, private readonly runbook: FollowedRunbook) {}

  /** With the output from before and the new one, and a shell as the user has it. */
  static async of(lab: Lab, change: Change): Promise<Migration> {
    const root = mkdtempSync(join(tmpdir(), 'cdk8s-prow-lab-'));
    const [before, after] = [join(root, 'dist-before'), join(root, 'dist')];
    mkdirSync(before);
    enterprise(before, change.before).synth();
    new ProwApp({ ...enterpriseProps(change.after), migratesFrom: enterpriseProps(change.before), outdir: after }).synth();
    for (const folder of [before, after]) await lab.provide(folder);
    if (change.authority !== undefined) writeFileSync(join(root, 'authority.pem'), change.authority);
    // What a public DNS and the machine's own authorities tell everybody else.
    const known = ['hook', 'deck'].map((name) => `resolve = "${name}.${DOMAIN}:443:${addresses[DOOR]}"\n`).join('');
    writeFileSync(join(root, '.curlrc'), change.authority === undefined ? '' : `${known}cacert = "${join(root, 'authority.pem')}"\n`);
    const chapters = chaptersOf(readFileSync(join(after, 'MIGRATION.md'), 'utf8'));
    return new Migration(lab, change, root, new FollowedRunbook(chapters, new UserShell(root, lab.kubectl), lab.nodes));
  }

  /** Returns what the runbook promised and did not keep, in words; prints what was lost in each chapter. */
  async follow(prow: EnterpriseProw, readings: readonly Reading[]): Promise<readonly string[]> {
    const { name } = this.change;
    const work = await Work.of(prow);
    const traffic = await LastingTraffic.start(this.lab);
    try {
      // Some end before anything changes, some meanwhile, some afterwards.
      for (const seconds of [2, 8, 15, 25, 40]) await work.ask(name, seconds);
      const since = prow.github.deliveries.length;
      const remarks = new Repetition(remark(prow));
      try {
        await this.runbook.follow(readings);
        await work.nextIsTakenUp(name);
      } finally {
        await remarks.stop();
      }
      await prow.github.settled();
      this.lost = this.runbook.lossesOf({ webhooks: unanswered(prow.github.deliveries.slice(since)), ...await traffic.stop() });
      await work.settle(SETTLE_LIMIT_MS);
      const { asked, ...jobs } = await work.account(name);
      this.lost.forEach((one, i) => console.log(`     ${name}, ${i + 1}. ${one.title}: lost ${inWords(one.lost)}; promised: ${one.promised}`));
      return [
        ...this.broken(),
        ...Object.entries(jobs).filter(([, count]) => count > 0).map(([what, count]) => `of ${asked} pull requests ${count} lost: ${what}`),
      ];
    } finally {
      await traffic.end();
    }
  }

  /** What of its promises was not kept; or would not have been, had it promised this in each chapter. */
  broken(promise?: string): readonly string[] {
    return this.lost.flatMap(({ title, promised, lost }, i) => brokenPromises(promise ?? promised, lost).map((problem) => `${i + 1}. ${title}: ${problem}`));
  }

  goBack(): Promise<void> {
    return this.runbook.goBack();
  }

  end(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Somebody says something on an open pull request, again and again. */
function remark(prow: EnterpriseProw): () => Promise<void> {
  const [{ number }] = prow.github.repository(REPOSITORY).pullRequests;
  let count = 0;
  return async () => {
    count += 1;
    await prow.actor('member').comment(REPOSITORY, number, `Remark ${count}`);
  };
}

function unanswered(deliveries: readonly Delivery[]): readonly Outage[] {
  const outages: Outage[] = [];
  let isOut = false;
  for (const { sentAt, status, milliseconds } of deliveries) {
    const begin = sentAt.getTime();
    const isTaken = status === 200;
    if (isOut) {
      const last = outages.pop()!;
      outages.push(isTaken ? { ...last, end: begin } : { ...last, end: begin + (milliseconds ?? 0), count: last.count + 1 });
    } else if (!isTaken) {
      outages.push({ begin, end: begin + (milliseconds ?? 0), count: 1 });
    }
    isOut = !isTaken;
  }
  return outages;
}
