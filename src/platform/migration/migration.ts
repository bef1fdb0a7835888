import { Where } from '../../core/problem';
import { Fields, readProps, required } from '../../core/props';
import { ProwAppProps } from '../platform-props';
import { platform } from '../resolve-platform';
import { MigrationPlan } from './migration-plan';
import { planMigration } from './plan-migration';

const PLATFORMS = { from: required(platform), to: required(platform) } satisfies Fields<{ readonly from: ProwAppProps; readonly to: ProwAppProps }>;

/** From one platform to another one, on a cluster in which the first one runs. */
export class Migration {
  /**
   * Orders what has to be done: the network first, then namespaces, build clusters, the private deck, the store, the way in, GitHub, and in the end what is
   * left of before.
   * What has to be done nowhere but in the YAML is a part of the last step.
   *
   * Where nothing differs that moves, it raises `MigrationNone`; where nobody can tell a way, or two moves would meet,
   * `MigrationUnknown`. Properties that are wrong raise what they raise in `ProwApp`.
   *
   * @param from the platform that the cluster has
   * @param to the platform that it is to have; commands run in the folder of its output
   */
  static plan(from: ProwAppProps, to: ProwAppProps): MigrationPlan {
    const where = Where.call('Migration.plan');
    const both = readProps(where, { from, to }, PLATFORMS);
    return planMigration(where, 'from', both.from, both.to);
  }

  private constructor() {}
}
