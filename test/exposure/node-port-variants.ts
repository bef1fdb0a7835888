import { Exposure } from '../../src/exposure/exposure';
import { FrontProxy } from '../../src/exposure/front/front-proxy';
import { GitHubHooks } from '../../src/exposure/github-hooks';

/** Ways through node ports that put objects of their own beside Prow's. */
export const NODE_PORT_VARIANTS: readonly { readonly name: string; readonly exposure: () => Exposure }[] = [
  { name: 'a proxy before hook', exposure: () => Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy() }) },
  {
    name: 'a proxy that lets in GitHub alone',
    exposure: () => Exposure.nodePort({
      address: 'prow.acme.dev', frontProxy: FrontProxy.envoy({ webhookSources: GitHubHooks.networks(), webhookBodyLimit: 1048576, replicas: 1 }),
    }),
  },
];
