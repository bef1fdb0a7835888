import { urlHostName } from '../../core/net';
import { howTos } from '../delivery/next-step';
import { RunbookPlace } from '../runbook/runbook-place';
import { RunbookStep } from '../runbook/runbook-step';
import { filesSentence, newInputs, newSecrets, scriptCommand } from './new-inputs';
import { Side } from './side';

/** What a second deck needs before it comes, or before people find it elsewhere. Its objects come and go with the last step. */
export function privateDeckSteps(from: Side, to: Side): readonly RunbookStep[] {
  const [before, after] = [urlOf(from), urlOf(to)];
  if (after === undefined || after === before) return [];
  return [...secretStep(from, to), before === undefined ? comingStep(to, after) : addressStep(to, before, after)];
}

/** What is left of one, when its objects are gone. */
export function privateDeckLeft(from: Side, to: Side): readonly RunbookStep[] {
  const before = urlOf(from);
  if (before === undefined || urlOf(to) !== undefined) return [];
  const { prow: { namespace, github: { host } } } = from.settings;
  const names = secretsOf(from).filter((name) => !secretsOf(to).includes(name) && !allSecrets(to).includes(name));
  return [{
    title: 'Forget the private deck',
    reason: `The last step took away \`private-deck\` and what stood before it, with their rights. Its Secret stays, and so do its OAuth App, at <https://${host}/settings/developers>, and `
      + `the name ${urlHostName(before)}: delete the App, and take the name out of the DNS where nothing else is there. What deck hides is in no list from now on; old links lead nowhere.`,
    commands: names.map((name) => `kubectl --namespace ${namespace} delete --ignore-not-found secret/${name}`),
    expect: names.length === 0 ? 'nothing that is named private-deck in the cluster.' : '`deleted` before the Secret.',
    otherwise: names.length === 0 ? 'the last step was left out: go back to it.' : 'a Secret that comes back is made by a controller: take away what tells it to.',
    undo: [],
    undoNote: 'Make the App and the Secret anew by the NEXT-STEPS.md of before, and apply that output.',
    loss: 'until somebody brings it back, nobody sees hidden jobs but by their addresses.',
  }];
}

function urlOf({ settings: { prow: { privateDeck } } }: Side): string | undefined {
  return privateDeck?.url;
}

function secretsOf({ settings: { privateAccess } }: Side): readonly string[] {
  return (privateAccess?.secrets ?? []).map(({ name }) => name);
}

/** Those of anything else, which may have the same name. */
function allSecrets({ settings: { secrets } }: Side): readonly string[] {
  return secrets.map(({ name }) => name);
}

function secretStep(from: Side, to: Side): readonly RunbookStep[] {
  const names = secretsOf(to);
  if (!newSecrets(from, to).some(({ name }) => names.includes(name))) return [];
  const inputs = newInputs(from, to);
  const { prow: { namespace }, privateAccess } = to.settings;
  return [{
    title: 'Make the OAuth App of the private deck, and its Secret',
    reason: `${howTos(privateAccess?.secrets ?? []).join(' ')}${filesSentence(inputs)}`,
    commands: [scriptCommand(inputs)],
    expect: `\`made\` before ${names.map((name) => `\`${name}\``).join(' and ')}.`,
    otherwise: 'the script says which file it needs, or what is wrong with one, and has made nothing yet.',
    undo: names.map((name) => `kubectl --namespace ${namespace} delete --ignore-not-found secret/${name}`),
    loss: 'none: nobody reads it yet.',
  }];
}

function comingStep({ settings: { prow: { namespace, jobsNamespace } } }: Side, url: string): RunbookStep {
  return {
    title: 'Let the private deck come',
    reason: `People find it at ${url}: make the DNS answer for ${urlHostName(url)} as it does for deck, where it is a name. It may read ProwJobs in \`${namespace}\` and logs of pods in `
      + `\`${jobsNamespace}\`, by Roles \`private-deck\` in both, and change nothing. From the last step on, links in pull requests of hidden repositories lead there; those that were `
      + 'written before lead to deck.',
    commands: [`kubectl auth can-i create roles.rbac.authorization.k8s.io --namespace ${namespace}`, `kubectl auth can-i create roles.rbac.authorization.k8s.io --namespace ${jobsNamespace}`],
    expect: '`yes` twice; and after the last step the sign-in of GitHub at that address.',
    otherwise: '`no` means that you may not give these rights: somebody who may has to take the last step.',
    undo: [],
    undoNote: 'There is nothing in the cluster to take back; take the name out of the DNS.',
    loss: 'none.',
  };
}

function addressStep({ settings: { prow: { namespace, github: { host } } } }: Side, before: string, after: string): RunbookStep {
  return {
    title: 'Tell the OAuth App of the private deck its new address',
    reason: `In the settings of the App at <https://${host}/settings/developers>: callback URL \`${after}/oauth2/callback\`. An OAuth App has one, so that nobody can sign in by the old `
      + `address from now on. Make the DNS answer for ${urlHostName(after)} too, where it is a name. What is told to browsers changes in the last step, and links in pull requests `
      + `that are there already lead to ${before}.`,
    commands: [`kubectl --namespace ${namespace} get deployment/private-deck deployment/private-oauth2-proxy`],
    expect: 'both with all their pods ready; people sign in after the last step.',
    otherwise: '"redirect_uri is not associated" at GitHub means that the callback URL is another one than oauth2-proxy says.',
    undo: [],
    undoPlace: RunbookPlace.FORMER_OUTPUT,
    undoNote: `Write the old callback URL again: \`${before}/oauth2/callback\`.`,
    loss: 'nobody signs in at the private deck until the last step is done, about 5 minutes; who is signed in has to do it again at the new address.',
  };
}
