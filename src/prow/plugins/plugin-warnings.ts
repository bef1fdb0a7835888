import { isApp } from '../github/github-plan';
import { ProwModel } from '../prow-model';

/**
 * What a plugin beside hook cannot do as it is. cherrypicker asks for the repositories of its user as for those of an organisation, in which no App is
 * installed, and pushes into the repository itself only where GitHub forbids to fork it. Source: prow cmd/external-plugins/cherrypicker/server.go,
 * getPusherAndOrg, and pkg/github/client.go, EnsureFork, at a61940897.
 */
export function pluginWarnings({ externalPlugins, github: { auth } }: Pick<ProwModel, 'externalPlugins' | 'github'>): readonly string[] {
  const isOurs = externalPlugins.some(({ placed }) => placed?.program.upstream === 'cherrypicker' && placed.program.said.image === undefined
    && isApp(placed.program.auth ?? auth));
  return !isOurs ? [] : [
    'cherrypicker opens no pull request as a GitHub App, and answers each `/cherrypick` with an error: it looks for its forks first, and no App has any. '
      + 'Give it a user of its own: ExternalPlugin.cherrypicker({ githubToken: {} }), whose token stands in a Secret. Or let Prow be a user, by '
      + 'auth: GitHubAuth.token() in github.',
  ];
}
