import { block, label, lines } from './mermaid';
import { isWorkload, PictureFacts } from './picture-facts';
import { wayTo } from './way-in';

interface Message {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** The way of a webhook, from GitHub to the status of a commit. */
export function webhookPicture(facts: PictureFacts): string {
  const { prow, exposure: { hookUrl, hookAddress } } = facts;
  const { namespace, jobsNamespace, storage, endpoints: { hook, ghproxy } } = prow;
  const ways = wayTo(hook.serviceName, facts);
  const store = lines(...storage.endpoint === undefined ? ['store'] : [storage.endpoint.serviceName], storage.logsUrl);
  const crier = facts.objects.find((object) => isWorkload(object) && object.name === 'crier');
  const reportsBy = crier?.sketch.byGhproxy === true ? 'proxy' : undefined;
  const participants: readonly (readonly [string, string])[] = [
    ['github', label(prow.github.host)],
    ...ways.map(({ text }, i) => [`way${i}`, text] as const),
    ['service', label(`Service ${hook.serviceName}`)],
    ['hook', 'hook'],
    ['prowjob', label(`ProwJob in ${namespace}`)],
    ['manager', 'prow-controller-manager'],
    ['pod', label(`pod in ${jobsNamespace}`)],
    ['store', store],
    ['crier', 'crier'],
    ...reportsBy === undefined ? [] : [[reportsBy, label(ghproxy.serviceName)] as const],
  ];
  const stops = ['github', ...ways.map((_, i) => `way${i}`), 'service', 'hook'];
  const messages: readonly Message[] = [
    ...stops.slice(1).map((to, i) => ({ from: stops[i], to, text: i === 0 ? 'webhook to '
      + `${hookUrl ?? hookAddress ?? 'an address that is not known here'}` : 'webhook' })),
    { from: 'hook', to: 'prowjob', text: 'makes one for each job that the change starts' },
    { from: 'manager', to: 'prowjob', text: 'watches' },
    { from: 'manager', to: 'pod', text: 'makes' },
    { from: 'pod', to: 'store', text: 'log and artifacts' },
    { from: 'manager', to: 'prowjob', text: 'writes how the pod ended' },
    { from: 'crier', to: 'prowjob', text: 'watches' },
    { from: 'crier', to: 'store', text: 'prowjob.json and finished.json' },
    ...reportsBy === undefined
      ? [{ from: 'crier', to: 'github', text: 'status of the commit' }]
      : [{ from: 'crier', to: reportsBy, text: 'status of the commit' }, { from: reportsBy, to: 'github', text: 'status of the commit' }],
  ];
  return block([
    'sequenceDiagram',
    ...participants.map(([id, text]) => `  participant ${id} as ${text}`),
    ...messages.map(({ from, to, text }) => `  ${from}->>${to}: ${label(text)}`),
  ]);
}
