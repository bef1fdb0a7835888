import { asItIs, of, Words } from './job-word';

/** A team of GitHub. Source: prow pkg/apis/prowjobs/v1/types.go, GitHubTeamSlug, at a61940897. */
export interface RerunTeam {
  /** Its organisation. */
  readonly org: string;

  /** Its name as it stands in addresses: `release-managers`. */
  readonly slug: string;
}

/** Who may start a job again in deck. Source: prow pkg/apis/prowjobs/v1/types.go, RerunAuthConfig, at a61940897. */
export interface RerunAuthConfig {
  /**
   * Whether everybody may. Error: `MutuallyExclusive` beside one of the lists.
   * @default false
   */
  readonly allowAnyone?: boolean;

  /**
   * Users of GitHub.
   * @default - none
   */
  readonly githubUsers?: string[];

  /**
   * Organisations whose members may.
   * @default - none
   */
  readonly githubOrgs?: string[];

  /**
   * Teams of the job's organisation, by their numbers.
   * @default - none
   */
  readonly githubTeamIds?: number[];

  /**
   * Teams by their names.
   * @default - none
   */
  readonly githubTeamSlugs?: RerunTeam[];
}

export const RERUN_TEAM = { org: asItIs, slug: asItIs } satisfies Words<RerunTeam>;

export const RERUN_AUTH_CONFIG = {
  allowAnyone: asItIs, githubUsers: asItIs, githubOrgs: asItIs, githubTeamIds: asItIs, githubTeamSlugs: of(RERUN_TEAM),
} satisfies Words<RerunAuthConfig>;
