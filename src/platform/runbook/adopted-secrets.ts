import { githubInput, usageOf } from '../delivery/secrets-inputs';
import { scriptInputs } from '../delivery/secrets-plan';
import { quoted } from './day-two-facts';
import { AdoptionFacts } from './adoption-facts';
import { RunbookStep } from './runbook-step';

/** The Secrets of before under the names and keys that this Prow reads. */
export function adoptedSecretSteps({ prow, adopted, secrets }: AdoptionFacts): readonly RunbookStep[] {
  const { namespace, hmac, github: { auth } } = prow;
  const moves = adopted.namespace !== namespace;
  const keys = auth.keys.map(({ key, content }) => ({ key, former: adopted.keys[content] }));
  const ofGitHub = auth.keys.map((key) => githubInput(key).option);
  const more = scriptInputs(prow, secrets).filter(({ option }) => !ofGitHub.includes(option)).map(usageOf);
  const copied = [
    ...!moves && hmac.secretName === 'hmac-token' && hmac.key === 'hmac' ? [] : [{ from: 'hmac-token', to: hmac.secretName, keys: [{ key: hmac.key, former: 'hmac' }] }],
    ...!moves && auth.secretName === 'github-token' && keys.every(({ key, former }) => key === former) ? []
      : [{ from: 'github-token', to: auth.secretName, keys }],
  ];
  return [{
    title: 'Keep the Secrets',
    reason: 'GitHub goes on with the secret of webhooks and the key that it has. '
      + (copied.length === 0 ? 'Their names and keys are those that this Prow reads. ' : 'They are copied under the names and keys that this Prow reads. No value is shown. ')
      + 'Where the old Prow signed in as a bot and this one is a GitHub App, or the other way round, say `secretName` in `GitHubAuth`, so that a new Secret is '
      + 'made. The script makes whatever is missing, like those of the store.',
    commands: [
      ...moves ? ['kubectl apply --filename=05-namespaces.k8s.yaml'] : [],
      ...copied.map((one) => copyOf(adopted.namespace, namespace, one)),
      ['sh secrets.sh', ...more].join(' '),
    ],
    expect: `\`kept\` for ${quoted([...new Set([hmac.secretName, auth.secretName])])}.`,
    otherwise: '`is missing; give` names what the old Prow did not have: run the script with the options that it names. `note … has no key` means that the Secret is one of '
      + 'another kind: give it another name by `secretName`.',
    undo: [],
    undoNote: 'None is needed: the old Prow reads its own keys, which stay.',
    loss: 'none',
  }];
}

interface Copied {
  readonly from: string;
  readonly to: string;
  readonly keys: readonly { readonly key: string; readonly former: string }[];
}

/** Server-side, so that keys of another writer stay. */
function copyOf(from: string, to: string, secret: Copied): string {
  const data = secret.keys.map(({ key, former }) => `"${key}":"{{index .data "${former}"}}"`).join();
  return `kubectl --namespace ${from} get secret ${secret.from} --output=go-template='{"apiVersion":"v1","kind":"Secret","metadata":{"name":"${secret.to}",`
    + `"namespace":"${to}"},"data":{${data}}}' | kubectl apply --server-side --force-conflicts --filename=-`;
}
