import { RunbookStep } from '../runbook/runbook-step';

/** How one platform becomes another one. */
export interface MigrationPlan {
  /** What is done, in order. */
  readonly steps: RunbookStep[];

  /** The same as Markdown, which `ProwApp` writes as `MIGRATION.md`. */
  readonly runbook: string;
}
