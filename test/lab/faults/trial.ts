import type { Lab } from '../scenario';
import { EnterpriseProw } from '../scenarios/enterprise-prow';
import { clusterIsReady, installEnterprise } from '../scenarios/installation';
import { Work } from '../scenarios/work';
import type { Fault, Ordeal } from './fault';
import { type Row, table } from './fault-table';

// What is asked after one fault still runs when the next one strikes.
const JOB_SECONDS = 8;
const SETTLE_LIMIT_MS = 120_000;

/** A Prow that gets work while it is put through faults. */
export class Trial {
  private readonly recoveries = new Map<string, number>();

  private constructor(private readonly lab: Lab, readonly prow: EnterpriseProw, private readonly work: Work) {}

  static async begin(lab: Lab): Promise<Trial> {
    await installEnterprise(lab);
    const prow = await EnterpriseProw.of(lab);
    return new Trial(lab, prow, await Work.of(prow));
  }

  async strike(fault: Fault): Promise<void> {
    const { hit, recovers } = await fault.aim(this.lab);
    const ending = [];
    for (const seconds of fault.endMeanwhile ?? []) ending.push(await this.work.ask(fault.name, seconds));
    // The longest is the last one asked for.
    for (const task of ending.slice(-1)) await this.work.podRuns(task);
    await this.work.ask(fault.name, JOB_SECONDS);
    const begin = performance.now();
    await hit();
    await recovers();
    await this.work.nextIsTakenUp(fault.name, JOB_SECONDS);
    this.recoveries.set(fault.name, performance.now() - begin);
  }

  async endure(ordeal: Ordeal): Promise<void> {
    await ordeal.undergo(this.prow, this.work);
    const begin = performance.now();
    await clusterIsReady(this.lab);
    await this.work.getsThrough(await this.work.nextIsTakenUp(ordeal.name));
    this.recoveries.set(ordeal.name, performance.now() - begin);
    await this.work.settle(SETTLE_LIMIT_MS);
  }

  settle(): Promise<void> {
    return this.work.settle(SETTLE_LIMIT_MS);
  }

  /** Of those faults that were recovered from. */
  rows(): Promise<Row[]> {
    return Promise.all([...this.recoveries].map(async ([fault, recoveryMs]) => ({ fault, recoveryMs, lost: await this.work.account(fault) })));
  }

  async end(): Promise<void> {
    console.log(table(await this.rows()));
    await this.work.close();
  }
}
