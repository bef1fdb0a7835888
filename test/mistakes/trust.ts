import { AdmissionMode, BuildCluster, DeckAccess, Exposure, GitHub, ObjectStorage, ProwJobs, RepositoryTrustOptions, RepositoryVisibility, Tls } from '../../src';
import { app, Mistake } from './mistake';

const trusting = (...trust: RepositoryTrustOptions[]) => () => GitHub.cloud({ repositories: ['acme/app', 'acme/lib', 'other'], trust });
const POD = { containers: [{ image: 'golang:1.26', command: ['make'] }] };

const CLONED = GitHub.cloud({
  repositories: ['acme/app', 'acme/billing', 'acme/lib'], cloneApp: { appId: 7 },
  trust: [{ visibility: RepositoryVisibility.PUBLIC }, { repositories: ['acme/billing'], visibility: RepositoryVisibility.PRIVATE }],
});
const KEY = { github_app_id: '7', github_api_endpoints: ['https://api.github.com'], github_app_private_key_secret: { name: 'github-clone-app', key: 'app_private_key' } };
const job = (more: object) => ({ name: 'a', decorate: true, spec: { containers: [{ image: 'golang:1.26', command: ['make'] }] }, ...more });
const NOT_OF_APP = '"github-clone-app" is for jobs of acme/billing, and the policy of job pods refuses "a" of "acme/app" with it; leave it out, or say in trust of github that '
  + 'the repository is private (JobNotAdmitted)';
const UPWARDS = 'leads upwards, or into a folder of git\'s own, and a job with "github-clone-app" clones below its own folder; write a path without ".." and ".git" '
  + '(JobNotAdmitted)';

/** What is said of trust that nobody can follow. */
export const TRUST: readonly Mistake[] = [
  {
    id: 'Trust00', says: 'a private repository, and a deck that everybody may read',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }] }) }),
    becomes: {
      warned: ['deck leaves acme/app out of its lists of jobs and pull requests (deck.hidden_repos), because not everybody may read them. Who knows or guesses the '
        + 'address of a log or of a job\'s history still reads it, because deck asks nobody who he is: deckAccess: DeckAccess.oauth2Proxy(…) does, and shows '
        + 'everything to those whom it lets in.'],
    },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
      exposure: Exposure.ingress({ domain: 'acme.dev', tls: Tls.secret('prow-tls') }), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }),
    }),
  },
  {
    id: 'Trust01', says: 'trust for a repository that is not served',
    input: trusting({ repositories: ['acme/ap'], onlyOrgMembers: true }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0].repositories[0] }): "acme/ap" is none of the repositories acme/app, acme/lib, other; did you mean "acme/app"? (TrustNotServed)'],
    },
    corrected: trusting({ repositories: ['acme/app'], onlyOrgMembers: true }),
  },
  {
    id: 'Trust02', says: 'trust for an organisation that is not served',
    input: trusting({ repositories: ['stranger'], visibility: RepositoryVisibility.PRIVATE }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0].repositories[0] }): "stranger" is none of the repositories acme/app, acme/lib, other; add it to them, or remove it here '
        + '(TrustNotServed)'],
    },
    corrected: trusting({ repositories: ['acme', 'other/app'], visibility: RepositoryVisibility.PRIVATE }),
  },
  {
    id: 'Trust03', says: 'trust for all others, of which there are none',
    input: trusting({ repositories: ['acme', 'other'] }, { ignoreOkToTest: true }),
    becomes: {
      refused: ['GitHub.cloud({ trust[1] }): is for the repositories that no other entry names, and there are none; remove the entry, or name its repositories '
        + '(TrustNotServed)'],
    },
    corrected: trusting({ repositories: ['acme'] }, { ignoreOkToTest: true }),
  },
  {
    id: 'Trust04', says: 'trust for an organisation whose repositories all have an entry of their own',
    input: trusting({ repositories: ['acme'], onlyOrgMembers: true }, { repositories: ['acme/app', 'acme/lib'] }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0] }): each repository of "acme" is named by another entry; remove the entry, or name its repositories (TrustNotServed)'],
    },
    corrected: trusting({ repositories: ['acme'], onlyOrgMembers: true }, { repositories: ['acme/app'] }),
  },
  {
    id: 'Trust05', says: 'two entries for one repository',
    input: trusting({ repositories: ['acme/app'], inRepoConfig: true }, { repositories: ['acme/app', 'acme/lib'], inRepoConfig: false }),
    becomes: {
      refused: ['GitHub.cloud({ trust[1].repositories[0] }): trust[0] speaks of "acme/app" already; say everything of it in one entry (TrustTwice)'],
    },
    corrected: trusting({ repositories: ['acme/app'], inRepoConfig: true }, { repositories: ['acme/lib'], inRepoConfig: false }),
  },
  {
    id: 'Trust06', says: 'two entries for all repositories',
    input: trusting({ onlyOrgMembers: true }, { ignoreOkToTest: true }),
    becomes: {
      refused: ['GitHub.cloud({ trust[1] }): trust[0] speaks of all repositories that no other entry names already; say everything of it in one entry (TrustTwice)'],
    },
    corrected: trusting({ onlyOrgMembers: true, ignoreOkToTest: true }),
  },
  {
    id: 'Trust07', says: 'the organisation itself as a second one',
    input: trusting({ repositories: ['acme'], trustedOrg: 'Acme' }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0].trustedOrg }): "Acme" is the organisation of acme/app, acme/lib itself, whose members are trusted already; leave it out '
        + '(TrustTwice)'],
    },
    corrected: trusting({ trustedOrg: 'acme' }),
  },
  {
    id: 'Trust08', says: 'a GitHub App with the ending that its pull requests show',
    input: trusting({ trustedApps: ['dependabot[bot]'] }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0].trustedApps[0] }): "dependabot[bot]" is not the name of a GitHub App; write "dependabot" (GithubNameInvalid)'],
    },
    corrected: trusting({ trustedApps: ['dependabot'] }),
  },
  {
    id: 'Trust09', says: 'the page of an organisation for its name',
    input: trusting({ trustedOrg: 'https://github.com/kubernetes' }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0].trustedOrg }): "https://github.com/kubernetes" is not an organisation of GitHub; write "kubernetes" (GithubNameInvalid)'],
    },
    corrected: trusting({ trustedOrg: 'kubernetes' }),
  },
  {
    id: 'Trust10', says: 'a visibility that GitHub does not have',
    input: trusting({ visibility: 'secret' as RepositoryVisibility }),
    becomes: {
      refused: ['GitHub.cloud({ trust[0].visibility }): "secret" is not one of public, internal, private; pick one of them (NotAllowedValue)'],
    },
    corrected: trusting({ visibility: RepositoryVisibility.PRIVATE }),
  },
  {
    id: 'Trust11', says: 'in-repo config off in trust, and on in an override',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: false }] }), configOverrides: { in_repo_config: { enabled: { 'acme/app': true } } },
    }),
    becomes: {
      refused: ['[40-prow/prow] configOverrides.in_repo_config.enabled.acme/app: is true, and inRepoConfig in trust of github false; say it in trust alone '
        + '(MutuallyExclusive)'],
    },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: true }] }) }),
  },
  {
    id: 'Trust12', says: 'triggers in an override, and who is trusted in trust',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ onlyOrgMembers: true }] }), pluginOverrides: { triggers: [{ repos: ['acme/app'], trigger_github_workflows: true }] },
    }),
    becomes: {
      refused: ['[40-prow/prow] pluginOverrides.triggers: takes the place of what trust of github says of acme/app; say all of it in one of the two '
        + '(MutuallyExclusive)'],
    },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: false }] }),
      pluginOverrides: { triggers: [{ repos: ['acme/app'], only_org_members: true, trigger_github_workflows: true }] },
    }),
  },
  {
    id: 'Trust13', says: 'a public repository whose visibility nobody said',
    input: () => app(),
    becomes: {
      noted: ['Prow does not read `.prow.yaml` of `acme/app`. It would take the file from the head of a pull request, so that a stranger writes the pods that test '
        + 'him as soon as somebody answers `/ok-to-test`. Where nobody but people of yours can open one, write '
        + '`trust: [{ visibility: RepositoryVisibility.PRIVATE }]` in `GitHub.cloud`, and it is read; to have it all the same, write '
        + '`trust: [{ inRepoConfig: true }]`.'],
    },
  },
  {
    id: 'Trust14', says: 'a public one',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PUBLIC }] }) }),
    becomes: {
      noted: ['Prow does not read `.prow.yaml` of `acme/app`. It would take the file from the head of a pull request, so that a stranger writes the pods that test '
        + 'him as soon as somebody answers `/ok-to-test`. To have it all the same in `GitHub.cloud`, write `trust: [{ inRepoConfig: true }]`.'],
    },
  },
  {
    id: 'Trust15', says: 'in-repo config for strangers',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ inRepoConfig: true }] }) }),
    becomes: {
      noted: ['Prow reads `.prow.yaml` of `acme/app` from the head of each pull request: look at what a stranger changes there before you answer `/ok-to-test`. '
        + 'That holds for his later pushes too, unless `trust` says `ignoreOkToTest`.'],
    },
  },
  {
    id: 'Trust16', says: 'an App that clones, and nothing private',
    input: () => GitHub.cloud({ repositories: ['acme/app'], cloneApp: { appId: 7 } }),
    becomes: {
      refused: ['GitHub.cloud({ cloneApp }): is for jobs of private repositories, and trust says of none that it is private; write the visibility of those that are '
        + 'into trust, or leave it out (PropWithoutEffect)'],
    },
    corrected: () => GitHub.cloud({ repositories: ['acme/app'], cloneApp: { appId: 7 }, trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
  },
  {
    id: 'Trust17', says: 'a private organisation with a public repository, and an App that clones',
    input: () => GitHub.cloud({
      repositories: ['acme'], cloneApp: { appId: 7 },
      trust: [{ visibility: RepositoryVisibility.PRIVATE }, { repositories: ['acme/site'], visibility: RepositoryVisibility.PUBLIC }],
    }),
    becomes: {
      refused: ['GitHub.cloud({ cloneApp }): "acme/site" is not said to be private, and "acme", which is, would bring its jobs the key of the App; name the private '
        + 'repositories one by one in repositories and trust (CloneAppReachesPublic)'],
    },
    corrected: () => GitHub.cloud({
      repositories: ['acme/app', 'acme/site'], cloneApp: { appId: 7 }, trust: [{ repositories: ['acme/app'], visibility: RepositoryVisibility.PRIVATE }],
    }),
  },
  {
    id: 'Trust18', says: 'the Secret of the store for the App that clones',
    input: () => app({
      github: GitHub.cloud({
        repositories: ['acme/app'], cloneApp: { appId: 7, secretName: 's3-credentials' }, trust: [{ visibility: RepositoryVisibility.PRIVATE }],
      }),
    }),
    becomes: {
      refused: ['new ProwApp({ github }): cloneApp.secretName "s3-credentials" is the Secret of the store in "test-pods" too, which other containers read; give '
        + 'cloneApp a Secret of its own (KeyUsedTwice)'],
    },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], cloneApp: { appId: 7 }, trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
    }),
  },
  {
    id: 'Trust18b', says: 'the Secret of the store for what clones, in decorations and in a job',
    input: () => app({
      decoration: [{ oauthTokenSecret: { name: 's3-credentials', key: 'token' } }],
      configOverrides: { plank: { default_decoration_config_entries: [{ repo: 'acme/app', config: { s3_credentials_secret: 'site-store' } }] } },
      jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{
        name: 'release', spec: POD, decoration_config: { cookiefile_secret: 'site-store/cookies' },
      }] } }),
    }),
    becomes: {
      refused: [
        'new ProwApp({ decoration[0].oauthTokenSecret }): "s3-credentials" is to open the store and to clone, and the policy of job pods lets no container do both; '
          + 'make a Secret for each (KeyUsedTwice)',
        'new ProwApp({ jobs.postsubmits.acme/app[0].decoration_config.cookiefile_secret }): "site-store" is to open the store and to clone, and the policy of job pods lets no '
          + 'container do both; make a Secret for each (KeyUsedTwice)',
      ],
    },
    corrected: () => app({
      decoration: [{ oauthTokenSecret: { name: 'clone-token', key: 'token' } }],
      jobs: ProwJobs.of({ postsubmits: { 'acme/app': [{ name: 'release', spec: POD, decoration_config: { cookiefile_secret: 'site-cookies/cookies' } }] } }),
    }),
  },
  {
    id: 'Trust18c', says: 'the key of the App that clones for the store of one build cluster',
    input: () => app({
      storage: ObjectStorage.s3({ endpoint: 'https://s3.acme.dev', region: 'eu', bucket: 'prow' }),
      buildClusters: [BuildCluster.kubeconfig('build', { apiServer: 'https://203.0.113.7:6443' })],
      github: GitHub.cloud({ repositories: ['acme/app'], cloneApp: { appId: 7 }, trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
      configOverrides: { plank: { default_decoration_config_entries: [{ cluster: 'build', config: { s3_credentials_secret: 'github-clone-app' } }] } },
    }),
    becomes: {
      refused: ['new ProwApp({ configOverrides.plank.default_decoration_config_entries[0].config.s3_credentials_secret }): "github-clone-app" is to open the store and to clone, '
        + 'and the policy of job pods lets no container do both; make a Secret for each (KeyUsedTwice)'],
    },
  },
  {
    id: 'Trust18d', says: 'one Secret for the store and for what clones, where no policy asks',
    input: () => app({ decoration: [{ oauthTokenSecret: { name: 's3-credentials', key: 'token' } }], jobsAdmission: { mode: AdmissionMode.WARN } }),
    becomes: { accepted: 'Prow mounts one Secret for both' },
  },
  {
    id: 'Trust19', says: 'a private repository without credentials to clone it',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app'], trust: [{ visibility: RepositoryVisibility.PRIVATE }] }) }),
    becomes: {
      noted: ['Jobs of `acme/app` cannot clone, because they have no credentials: make a second GitHub App that may read Contents and nothing else, and name it in '
        + '`GitHub.cloud`: `cloneApp: { appId: … }`.'],
    },
    corrected: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], cloneApp: { appId: 7 }, trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
    }),
  },
  {
    id: 'Trust20', says: 'a presubmit of a private repository that mounts the key by which it is cloned',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app'], cloneApp: { appId: 7 }, trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
      jobs: ProwJobs.of({ presubmits: { 'acme/app': [{ name: 'a', decorate: true, spec: {
        containers: [{ image: 'golang:1.26', command: ['make'], volumeMounts: [{ name: 'key', mountPath: '/key' }] }],
        volumes: [{ name: 'key', secret: { secretName: 'github-clone-app' } }],
      } }] } }),
    }),
    becomes: {
      refused: ['new ProwApp({ jobs.presubmits.acme/app[0].spec.volumes[0].secret.secretName }): "github-clone-app" is a Secret, and the presubmit "a" runs what '
        + 'somebody else wrote; take a postsubmit or a periodic for it, or name it in jobsAdmission.presubmitSecrets with the reason (PresubmitReachesSecret)'],
    },
  },
  {
    id: 'Trust21', says: 'the key that clones for jobs of a public repository, and for what is not at GitHub',
    input: () => app({
      github: CLONED, decoration: [{ repository: 'acme/lib', sshKeySecrets: ['lib-key'] }],
      jobs: ProwJobs.of({
        presubmits: {
          'acme/app': [job({ decoration_config: KEY })],
          'acme/billing': [job({
            path_alias: 'acme.dev/../app',
            extra_refs: [
              { org: 'x', repo: 'y', base_ref: 'main', clone_uri: 'https://gitlab.com/x/y.git' }, { org: 'acme', repo: 'hooks', base_ref: 'main', path_alias: 'github.com/acme/billing/.git/hooks' },
              { org: 'acme', repo: 'lib', base_ref: '--upload-pack=sh' },
            ],
          })],
          'acme/lib': [job({ clone_uri: 'github.com:acme/lib.git' })],
        },
        postsubmits: { 'acme/app': [job({ decoration_config: KEY })], 'acme/billing': [job({ decoration_config: { github_api_endpoints: ['http://ghproxy'] } })] },
        periodics: [job({ interval: '24h', extra_refs: [{ org: 'acme', repo: 'app', base_ref: 'main' }], decoration_config: KEY })],
      }),
    }),
    becomes: {
      refused: [
        `new ProwApp({ jobs.presubmits.acme/app[0].decoration_config }): ${NOT_OF_APP}`,
        `new ProwApp({ jobs.presubmits.acme/billing[0].path_alias }): "acme.dev/../app" ${UPWARDS}`,
        'new ProwApp({ jobs.presubmits.acme/billing[0].extra_refs[0].clone_uri }): "https://gitlab.com/x/y.git" begins with none of https://github.com/, '
          + 'git@github.com:, ssh://git@github.com/, and what "github-clone-app" opens is sent nowhere else; write such an address, or clone it by a job without that '
          + 'Secret (JobNotAdmitted)',
        `new ProwApp({ jobs.presubmits.acme/billing[0].extra_refs[1].path_alias }): "github.com/acme/billing/.git/hooks" ${UPWARDS}`,
        'new ProwApp({ jobs.presubmits.acme/billing[0].extra_refs[2].base_ref }): "--upload-pack=sh" is an option for git, and a job with "github-clone-app" names '
          + 'branches and commits; write the branch or the commit (JobNotAdmitted)',
        'new ProwApp({ jobs.presubmits.acme/lib[0].clone_uri }): "github.com:acme/lib.git" begins with none of git@github.com:, https://github.com/, '
          + 'https://gitlab.com/, ssh://git@github.com/, and what "lib-key" opens is sent nowhere else; write such an address, or clone it by a job without that Secret (JobNotAdmitted)',
        `new ProwApp({ jobs.postsubmits.acme/app[0].decoration_config }): ${NOT_OF_APP}`,
        'new ProwApp({ jobs.postsubmits.acme/billing[0].decoration_config }): github_api_endpoints are ["http://ghproxy"], and what "github-clone-app" opens is sent to '
          + 'https://api.github.com alone; write "https://api.github.com" alone (JobNotAdmitted)',
        `new ProwApp({ jobs.periodics[0].decoration_config }): ${NOT_OF_APP}`,
      ],
    },
    corrected: () => app({
      github: CLONED, decoration: [{ repository: 'acme/lib', sshKeySecrets: ['lib-key'] }],
      jobs: ProwJobs.of({
        presubmits: {
          // what has no key goes where it likes
          'acme/app': [job({ decoration_config: { ...KEY, skip_cloning: true } }), { ...job({ clone_uri: 'https://gitlab.com/x/y.git', path_alias: 'a/../b' }), name: 'b' }],
          'acme/billing': [job({
            decoration_config: KEY, path_alias: 'acme.dev/app', clone_uri: 'ssh://git@github.com/acme/billing.git',
            extra_refs: [{ org: 'acme', repo: '.github', base_ref: 'main', clone_uri: 'git@github.com:acme/.github.git' }],
          })],
          'acme/lib': [job({ clone_uri: 'git@git.acme.dev:acme/lib.git' })],
        },
        // merged ones may take keys of decorations anywhere
        postsubmits: { 'acme/lib': [job({ clone_uri: 'git.acme.dev:acme/lib.git' })] },
        periodics: [job({ interval: '24h', extra_refs: [{ org: 'acme', repo: 'billing', base_ref: 'main' }] })],
      }),
    }),
  },
];
