import { GitHubPlan, isApp } from '../../prow/github/github-plan';
import { placedPlugins } from '../../prow/plugins/resolve-plugins';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { copy } from './commands';
import { filesSentence, newInputs, scriptCommand } from './new-inputs';
import { Side } from './side';

/** Components that hold Prow's credentials, or what was asked with them. */
const SIGNING_IN = ['hook', 'crier', 'tide', 'ghproxy', 'status-reconciler', 'deck'];

/** Another server, or another way to sign in. Which App it is stands in the Secret alone, so that another one shows only where the Secret is another. */
export function gitHubSteps(from: Side, to: Side): readonly RunbookStep[] {
  const [before, after] = [from.settings.prow, to.settings.prow];
  const signsIn = ({ auth: { secretName, keys } }: GitHubPlan): string => JSON.stringify([secretName, keys]);
  const isOther = before.github.host !== after.github.host;
  if (!isOther && signsIn(before.github) === signsIn(after.github)) return [];
  const { host, auth: { secretName } } = after.github;
  const asApp = isApp(after.github.auth);
  const moved = isOther ? `Repositories are on ${host} instead of ${before.github.host}. ` : '';
  const clashes = before.namespace === after.namespace && before.github.auth.secretName === secretName;
  const kept = `${secretName}-before`;
  const one = (name: string): { readonly namespace: string; readonly name: string } => ({ namespace: after.namespace, name });
  const plugins = placedPlugins(after.externalPlugins).filter(({ program }) => program.github && program.auth === undefined).map(({ name }) => name);
  const remove = `kubectl --namespace ${after.namespace} delete --ignore-not-found secret/${secretName}`;
  const inputs = newInputs(from, to, clashes ? [one(secretName)] : []);
  return [
    {
      title: asApp ? `Make the GitHub App at ${host}, and its Secret` : `Make the token at ${host}, and its Secret`,
      reason: `${moved}NEXT-STEPS.md says what it must be allowed to.${filesSentence(inputs)}${
        clashes ? ` The Secret has the name of the old one, \`${secretName}\`, so the old one is copied to \`${kept}\`, shown nowhere, and makes room.` : ''}`,
      commands: [...clashes ? [copy('secret', one(secretName), one(kept)), remove] : [], scriptCommand(inputs)],
      expect: `${clashes ? '`created`, `deleted`, then ' : ''}\`made\` before \`${secretName}\`.`,
      otherwise: '`kept` means that a Secret of this name is there still, with the old credentials.',
      undo: clashes ? [remove, copy('secret', one(kept), one(secretName))] : [],
      undoNote: clashes ? 'The old Secret comes back:' : 'Nobody reads the new Secret yet.',
      loss: 'none: components that run hold what they have read.',
    },
    {
      title: 'Let Prow sign in by it',
      reason: `Both can not be signed in to at once. ${isOther ? 'Jobs that run report to the old server no more; let them end first.' : 'Jobs that run go on.'}`,
      commands: [
        'sh apply.sh',
        `kubectl --namespace ${after.namespace} rollout restart ${[...SIGNING_IN, ...plugins].map((name) => `deployment/${name}`).join(' ')}`,
        `kubectl --namespace ${after.namespace} rollout status deployment/hook --timeout=10m`,
        `kubectl --namespace ${after.namespace} logs deployment/tide --since=2m`,
      ],
      expect: '`successfully rolled out`, and no `401` or `403` in the log.',
      otherwise: '401 is a wrong key or App ID; 403 or 404 an App that is not installed on the repositories, or lacks a permission.',
      undo: ['sh apply.sh'],
      undoPlace: RunbookPlace.FORMER_OUTPUT,
      loss: 'webhooks of about 20 seconds, in which hook is made anew where it has one pod; statuses of jobs that end meanwhile come a little later.',
    },
    ...webhookStep(to, asApp),
  ];
}

function webhookStep({ settings: { exposure: { hookUrl, hookAddress }, prow: { namespace } } }: Side, asApp: boolean): readonly RunbookStep[] {
  return [{
    title: 'Let GitHub send webhooks by the new one',
    reason: `${asApp ? 'In the new App\'s settings, under Webhook' : 'In the settings of each repository or organisation, under Webhooks'}: URL `
      + `${hookUrl === undefined ? hookAddress ?? 'as NEXT-STEPS.md says it' : `\`${hookUrl}\``}, and the secret as before. Then switch off the webhook of the old one, or each event `
      + 'comes twice.',
    commands: [`kubectl --namespace ${namespace} logs deployment/hook --since=5m`],
    expect: 'one line for each event; GitHub lists a 200 for each delivery.',
    otherwise: '403 is another secret than Prow\'s; an event that comes twice is sent by both.',
    undo: [],
    undoNote: 'Switch the webhook of the old one on again, and that of the new one off.',
    loss: 'none while both are on but comments that are answered twice.',
  }];
}
