import { ProwModel } from '../../prow/prow-model';
import { DeliveryFacts } from './next-step';

/** What somebody sees, and what it means, with the command that tells more. */
interface Symptom {
  readonly seen: string;
  readonly means: string;
}

/**
 * What to look at when something does not work, by what is seen: in the order in which a pull request passes it.
 *
 * Source of answers and comments: prow pkg/github/webhooks.go, pkg/plugins/trigger/pull-request.go and pkg/tide/status.go at a61940897.
 */
export function troubleSection(facts: DeliveryFacts): readonly string[] {
  return ['## When something does not work', ...symptoms(facts).map(({ seen, means }) => `**${seen}** ${means}`)];
}

function symptoms(facts: DeliveryFacts): readonly Symptom[] {
  const { prow, requirements } = facts;
  return [
    ...webhookSymptoms(prow), ...jobSymptoms(prow), ...reportSymptoms(facts),
    ...(requirements.some(({ name }) => name === 'cert-manager') ? [{
      seen: 'The certificate does not come.',
      means: '`kubectl get certificates,certificaterequests,orders,challenges --all-namespaces` shows how far it is, and `kubectl describe` of the last '
        + 'of them why: the name does not lead here yet, port 80 is closed, or too many were asked for in a week.',
    }] : []),
    {
      seen: 'A pod finds no name, or connections hang after the first bytes.',
      means: 'The first is DNS or a policy: `kubectl get networkpolicies --all-namespaces` lists those of Kubernetes. The second is an MTU larger than '
        + 'the network between nodes takes, or a firewall that lets small packets in alone.',
    },
  ];
}

function webhookSymptoms({ namespace, github: { hosted, repositories } }: ProwModel): readonly Symptom[] {
  return [
    {
      seen: 'GitHub lists no delivery.',
      means: 'The App is not installed on the repository, its webhook is not active, or it was not given the events. GitHub lists deliveries in the '
        + 'settings of the App or webhook, under Advanced or Recent Deliveries.',
    },
    {
      seen: 'A delivery failed to connect, or timed out.',
      means: `GitHub does not reach hook: the address, its port, and the firewalls on the way.${hosted ? ' It has to be a public one.' : ''}`,
    },
    {
      seen: '403 is the answer.',
      means: 'The secret at GitHub is not that of the Secret, the last sign of it included: take what the command of the step above shows.',
    },
    { seen: '400 is the answer.', means: 'The content type is not `application/json`, or something on the way took headers away.' },
    {
      seen: '404 or a web page is the answer.',
      means: 'The path is not `/hook`, or something else answers there.',
    },
    {
      seen: '200 is the answer, and nothing happens.',
      means: `\`kubectl --namespace ${namespace} logs deployment/hook\` shows what became of it. Prow serves `
        + `${repositories.map((name) => `\`${name}\``).join(', ')} `
        + 'and no other; events that nobody asked for are thrown away.',
    },
  ];
}

function jobSymptoms({ namespace, jobsNamespace }: ProwModel): readonly Symptom[] {
  return [
    {
      seen: 'No job starts.',
      means: 'When Prow comments that it waits for somebody to write `/ok-to-test`, the author is none of the trusted. Otherwise '
        + `\`kubectl --namespace ${namespace} get prowjobs\` lists the jobs, and the log of hook says what is wrong with \`.prow.yaml\`, where that is read.`,
    },
    {
      seen: 'A job stays pending.',
      means: `\`kubectl --namespace ${jobsNamespace} describe pods\` says why its pod does not start: an image that cannot be pulled, a quota, a Secret that `
        + `is not there, no node that fits. Where there is no pod, \`kubectl --namespace ${namespace} logs deployment/prow-controller-manager\` does.`,
    },
  ];
}

function reportSymptoms({ prow: { namespace, storage, programs, endpoints: { deck } } }: DeliveryFacts): readonly Symptom[] {
  const store = storage.endpoint?.serviceName;
  return [
    {
      seen: 'A job has no log in deck.',
      means: 'It was not decorated, or could not write to the store: the last lines of the container `sidecar` in its pod say so.'
        + (store === undefined ? '' : ` \`kubectl --namespace ${namespace} get pods --selector app=${store}\` shows whether the store runs.`),
    },
    {
      seen: 'deck shows the log of a job, and not its other files.',
      means: 'It shows those that its lenses read; all of them are in the store. ' + (programs.gcsweb === undefined
        ? 'A browser of files, such as gcsweb, is none of this: where you have one, '
          + '`configOverrides: { deck: { spyglass: { gcs_browser_prefix: … } } }` has deck link to it.'
        : 'gcsweb shows all of them.'),
    },
    {
      seen: 'No status comes to the pull request.',
      means: `\`kubectl --namespace ${namespace} logs deployment/crier\` says what GitHub answered: 403 is a permission that is missing, Commit statuses.`,
    },
    {
      seen: 'tide does not merge.',
      means: 'The status `tide` on the pull request names the labels that it needs; deck shows the same at `/tide`. '
        + `403 in \`kubectl --namespace ${namespace} logs deployment/tide\` is a permission that is missing: Contents, or Workflows.`,
    },
    {
      seen: 'deck does not open.',
      means: `\`kubectl --namespace ${namespace} port-forward service/${deck.serviceName} 8080:${deck.port}\` and <http://localhost:8080> go past `
        + 'every way in: '
        + 'where that works, the way in is what does not.',
    },
  ];
}
