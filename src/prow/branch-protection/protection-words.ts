/** What the section is called where it was written, and a word in it. */
export interface ProtectionWords {
  readonly root: string;
  readonly allowDisabledJobPolicies: string;
}

export const typedWords: ProtectionWords = { root: 'branchProtection', allowDisabledJobPolicies: 'allowDisabledJobPolicies' };

export const upstreamWords: ProtectionWords = { root: 'configOverrides.branch-protection', allowDisabledJobPolicies: 'allow_disabled_job_policies' };
