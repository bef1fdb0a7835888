import { Exposure, GitHub, ProwApp } from './index';

/** The repositories that Prow serves, as `org/repo` or `org`. */
const REPOSITORIES = ['your-org/your-repo'];

/** Name or address by which browsers and GitHub reach a node of your cluster, like `prow.example.com`; empty when you do not know it yet. */
const ADDRESS = '';

const app = new ProwApp({
  github: GitHub.cloud({ repositories: REPOSITORIES }),
  exposure: Exposure.nodePort({ hookPort: 30001, deckPort: 30002, address: ADDRESS || undefined }),
});

app.synth();
