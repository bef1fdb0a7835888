import { BESIDE, DayTwoFacts, quoted } from './day-two-facts';
import { pluginAuths } from '../../prow/plugins/resolve-plugins';
import { slackTokens } from '../../prow/slack/slack-options';
import { sealedKeySteps } from './day-two-sealed';
import { changeWay } from './day-two-way';
import { RunbookPlace } from './runbook-place';
import { RunbookStep } from './runbook-step';

/** Another Prow, another version of what wrote this folder, and the way back. */
export function changeSteps(facts: DayTwoFacts): readonly RunbookStep[] {
  const { prow: { prowVersion }, gitOps, byHand } = facts;
  const way = changeWay(facts);
  const around = {
    expect: gitOps === undefined ? `${way.sees} for each Deployment, and no pod that restarts afterwards.` : `the commit in ${gitOps.by}, and every Deployment available.`,
    otherwise: 'the old pods stay until new ones are ready, so Prow goes on with them. The log of a new pod that does not start says which flag or field it '
      + 'does not know; "Go back" below leads back.',
  };
  return [
    {
      title: 'Upgrade Prow',
      reason: `It is \`${prowVersion}\` now, one tag for all components and for the containers that it puts into jobs. Set \`prowVersion\` to another, run `
        + '`cdk8s synth`, and look at the difference first.' + way.words,
      commands: [...way.diff, ...way.apply],
      ...around,
      expect: `other image tags and nothing else in the difference, which ends ${byHand === undefined ? 'the first command' : 'its command'} with 1; afterwards ${around.expect}`,
      undo: [],
      undoNote: 'See "Go back".',
      loss: 'Webhooks: none where hook runs more than once. Jobs that run go on with the containers they began with. tide and crier rest for about a minute.',
    },
    {
      title: 'Upgrade what wrote this folder',
      reason: 'A new version of cdk8s-prow may write other objects. Read its CHANGELOG.md, run `npm install cdk8s-prow@latest` and `cdk8s synth`, and look at '
        + `the difference.${byHand === undefined ? ' `--prune` removes what is written no more, and never CRDs, claims, namespaces or the network.' : ''}` + way.words,
      commands: [...way.diffAll, ...way.apply],
      ...around,
      undo: [],
      undoNote: 'See "Go back".',
      loss: 'as in the step before. `field is immutable` names an object that has to be deleted once by hand; a Deployment or Service may be, a claim holds data.',
    },
    {
      title: 'Go back',
      reason: way.back.words,
      place: way.back.place,
      commands: [...way.back.commands],
      expect: gitOps === undefined ? `${way.sees} for each Deployment.` : around.expect,
      otherwise: 'what cannot go back stays: ProwJobs that were made meanwhile, with fields an older CRD does not know; objects in the store; Secrets; a claim that '
        + 'became larger. A key that was rotated meanwhile stays rotated.',
      undo: [...way.back.undo],
      undoPlace: RunbookPlace.OUTPUT,
      loss: 'as for an upgrade.',
    },
  ];
}

/** Keys at GitHub, and certificates. */
export function keySteps(facts: DayTwoFacts): readonly RunbookStep[] {
  const keys = facts.sealed === undefined
    ? [...webhookSecretSteps(facts), ...gitHubKeySteps(facts), ...cherrypickerTokenSteps(facts), ...slackSteps(facts), ...ownKeySteps(facts)]
    : sealedKeySteps(facts, facts.sealed);
  return [...keys, ...certificateSteps(facts)];
}

function webhookSecretSteps({ prow: { hmac: { secretName } }, secretStore }: DayTwoFacts): readonly RunbookStep[] {
  if (secretStore !== undefined) {
    return [elsewhere('Change the secret of webhooks', secretName, secretStore, 'Between the two changes hook answers 403; GitHub lists those deliveries, '
      + 'and "Redeliver" sends them again.')];
  }
  return [
    {
      title: 'Let hook take a new secret of webhooks beside the old one',
      reason: 'hook takes several secrets at once, in the form that the script writes, so that no webhook is lost between a change here and one at GitHub.',
      commands: ['sh secrets.sh --rotate hmac'],
      expect: '`changed`, and the command that shows the new one. Pods see it after two minutes at most.',
      otherwise: '`holds two values already` says that a rotation was begun and not ended: go on with the next step.',
      undo: [],
      undoNote: 'None is needed: the old one is taken as before. The next step ends it.',
      loss: 'none',
    },
    {
      title: 'Give GitHub the new secret, and let hook forget the old one',
      reason: 'Two minutes after the step before. Write what its command shows into the settings of the App or of the webhook, and see under Recent '
        + 'Deliveries that 200 is still the answer. Only then run this.',
      commands: ['sh secrets.sh --forget hmac'],
      expect: '`changed`, and 200 for deliveries two minutes later.',
      otherwise: '403 says that GitHub signs with another secret: NEXT-STEPS.md has the command that shows the one that hook takes.',
      undo: [],
      undoNote: 'None: the old secret is gone. Rotate again.',
      loss: 'none in this order; deliveries that got 403 can be sent again by "Redeliver" for three days.',
    },
  ];
}

/** What nobody outside has: new values need nothing but a restart of who reads them. */
function ownKeySteps({ prow: { namespace, storage, deckLogin }, secrets = [], secretStore }: DayTwoFacts): readonly RunbookStep[] {
  if (secretStore !== undefined) return [];
  const ready = `kubectl --namespace ${namespace} wait --for=condition=Available deployment --all --timeout=10m`;
  const around = {
    commands: (what: string) => [`sh secrets.sh --rotate ${what}`, ready, 'sh secrets.sh --check'],
    expect: '`changed` for each key, `condition met` for each Deployment, and `right` for everything.',
    undo: [],
    undoNote: 'None: the old values are gone. Rotate again.',
  };
  const hasCookies = deckLogin !== undefined || secrets.some(({ keys }) => keys.some(({ cookie }) => cookie === true));
  return [
    ...storage.s3?.own === undefined ? [] : [{
      ...around,
      title: 'Change the keys of the store',
      reason: 'Each who asks the store gets a new key, and its root too. Jobs may have seen theirs.',
      commands: around.commands('store'),
      otherwise: '`does not have the key` names one that was not reached: run the first command again.',
      loss: 'Jobs that end in the next two minutes may fail to upload, and their logs are lost: choose a time without jobs.',
    }],
    ...!hasCookies ? [] : [{
      ...around,
      title: 'Change the key of cookies',
      reason: 'Whoever signed in at deck has a cookie that is made with it.',
      commands: around.commands('cookie'),
      otherwise: 'the log of a pod that does not start says what it does not take.',
      loss: 'none. People sign in again.',
    }],
  ];
}

function gitHubKeySteps({ prow: { namespace, github: { auth } }, secretStore }: DayTwoFacts): readonly RunbookStep[] {
  const secret = auth.keys.find(({ content }) => content !== 'app-id');
  if (secret === undefined) return [];
  const isApp = secret.content === 'app-private-key';
  const what = isApp ? 'private key of the GitHub App' : 'token for GitHub';
  if (secretStore !== undefined) return [elsewhere(`Change the ${what}`, auth.secretName, secretStore, 'Both are valid until the old one is deleted at GitHub.')];
  const file = `${BESIDE}/${isApp ? 'new-key.pem' : 'new-token'}`;
  return [{
    title: `Change the ${what}`,
    reason: isApp
      ? `An App may have several keys. In its settings have another one generated, and save it as \`${file}\`.`
      : `Have another token with the same rights made at GitHub, and save it as \`${file}\`, alone in one line.`,
    commands: [
      ...isApp ? [`openssl rsa -in ${file} -check -noout`] : [],
      patched(namespace, auth.secretName, secret.key, file),
      `kubectl --namespace ${namespace} rollout restart deployment`,
      `kubectl --namespace ${namespace} wait --for=condition=Available deployment --all --timeout=10m`,
      `rm -f ${file}`,
    ],
    expect: '`condition met` for each Deployment. Comment `/meow` or `/test all` on a pull request and see an answer; then delete the old one at GitHub.',
    otherwise: '401 in the log of a component says that the new one is not taken: is it of the same App and server?',
    undo: [],
    undoNote: 'Until the old one is deleted at GitHub, put it back in the same way.',
    loss: 'none as long as both are valid.',
  }];
}

/** The token of the user that cherrypicker is, where it is another than Prow. */
function cherrypickerTokenSteps({ prow: { namespace, externalPlugins }, secretStore }: DayTwoFacts): readonly RunbookStep[] {
  return pluginAuths(externalPlugins).map(({ auth: { secretName, keys: [{ key }] } }) => {
    const title = 'Change the token of cherrypicker';
    if (secretStore !== undefined) return elsewhere(title, secretName, secretStore, 'Both are valid until the old one is deleted at GitHub.');
    const file = `${BESIDE}/new-cherrypicker-token`;
    return {
      title,
      reason: `Have another token with the same scopes made at GitHub, for the user that cherrypicker is, and save it as \`${file}\`, alone in one line.`,
      commands: patchedFor('cherrypicker', { namespace, secretName, key, file }),
      expect: '`successfully rolled out`. Comment `/cherrypick BRANCH` on a merged pull request and see another one; then delete the old token at GitHub.',
      otherwise: `401 in \`kubectl --namespace ${namespace} logs deployment/cherrypicker\` says that the new one is not taken: is it of the same server?`,
      undo: [],
      undoNote: 'Until the old one is deleted at GitHub, put it back in the same way.',
      loss: 'a `/cherrypick` of the minute in which it starts anew: comment it once more.',
    };
  });
}

/** A token for each Slack that crier tells of jobs. */
function slackSteps({ prow: { namespace, slack }, secretStore }: DayTwoFacts): readonly RunbookStep[] {
  if (slack === undefined) return [];
  return slackTokens(slack).map(({ host, secretName, secretKey }) => {
    const title = `Change the token of Slack${host === undefined ? '' : ` for ${host}`}`;
    const gap = 'Between the two tokens no message is sent, and none is sent later';
    if (secretStore !== undefined) return elsewhere(title, secretName, secretStore, `${gap}.`, 'in Slack');
    const file = `${BESIDE}/new-slack-token`;
    return {
      title,
      reason: 'A Slack App has one bot token. Among its settings at <https://api.slack.com/apps>, under OAuth & Permissions, revoke it, install the App anew, and save what '
        + `begins with xoxb- as \`${file}\`, alone in one line. Leave Token Rotation off there: such a token ends after twelve hours, and crier asks for no other.`,
      commands: patchedFor('crier', { namespace, secretName, key: secretKey, file }),
      expect: '`successfully rolled out`, and a message in the channel when the next job ends that is told of.',
      otherwise: `\`invalid_auth\` in \`kubectl --namespace ${namespace} logs deployment/crier\` says that Slack does not know the token, \`not_in_channel\` that the App has `
        + 'to be invited anew: `/invite @NAME`.',
      undo: [],
      undoNote: 'None: the old token is revoked. Install the App once more.',
      loss: `${gap}. Jobs are not touched.`,
    };
  });
}

function elsewhere(title: string, secretName: string, store: string, loss: string, where = 'at GitHub'): RunbookStep {
  return {
    title, reason: `The Secret \`${secretName}\` comes from ${store}: change it there, and ${where}. External Secrets brings it within an hour.`, commands: [],
    expect: 'the new time of the last refresh at the ExternalSecret.', otherwise: 'its events say what the store answered.', undo: [],
    undoNote: 'The same with the old value.', loss,
  };
}

/** Neither shows a value nor makes it an argument of a program that runs. */
function patched(namespace: string, secretName: string, key: string, file: string): string {
  return `printf '{"data":{"${key}":"%s"}}' "$(openssl base64 -A -in ${file})" | kubectl --namespace ${namespace} patch secret ${secretName} `
    + '--patch-file=/dev/stdin';
}

function certificateSteps({ prow: { namespace }, requirements, objects }: DayTwoFacts): readonly RunbookStep[] {
  if (requirements.some(({ name }) => name === 'cert-manager') || objects.some(({ kind }) => kind === 'Certificate.cert-manager.io')) {
    return [{
      title: 'Look after certificates',
      reason: 'cert-manager renews them after two thirds of their time, and nobody has to do anything. Look whether it can.',
      commands: [`kubectl --namespace ${namespace} get certificates.cert-manager.io`,
        `kubectl --namespace ${namespace} get certificates.cert-manager.io --output=go-template='{{range .items}}{{.metadata.name}} {{.status.notAfter}} renewed at {{.status.renewalTime}}{{"\\n"}}{{end}}'`],
      expect: '`True` under READY, and times to come.',
      otherwise: `\`kubectl --namespace ${namespace} describe certificates,certificaterequests,orders,challenges\` ends with the reason. Deleting the Secret of a `
        + 'certificate has it issued anew; a public authority gives five a week for the same names.',
      undo: [],
      loss: 'none',
    }];
  }
  const names = [...new Set(objects.flatMap(({ sketch }) => sketch.certificates))];
  if (names.length === 0) return [];
  const [cert, key] = [`${BESIDE}/tls.crt`, `${BESIDE}/tls.key`];
  return [{
    title: 'Renew the certificate',
    reason: `Nobody renews what is in ${quoted(names)}. Put the new certificate with its chain into \`${cert}\` and its key into \`${key}\`.`,
    commands: names.flatMap((name) => [
      `kubectl --namespace ${namespace} create secret tls ${name} --cert=${cert} --key=${key} --dry-run=client --output=yaml | kubectl apply --server-side `
        + '--force-conflicts --filename=-',
      `kubectl --namespace ${namespace} get secret ${name} --output=go-template='{{index .data "tls.crt" | base64decode}}' | openssl x509 -noout -enddate`,
    ]),
    expect: '`serverside-applied`, and the day on which the new one ends.',
    otherwise: '`private key does not match public key` says that the two files do not belong together; nothing was changed.',
    undo: [],
    undoNote: 'The same with the old files.',
    loss: 'none. Until then GitHub and browsers see the old one.',
  }];
}

/** The same for the one Deployment that reads it. */
function patchedFor(deployment: string, { namespace, secretName, key, file }: Readonly<Record<'namespace' | 'secretName' | 'key' | 'file', string>>): string[] {
  return [
    patched(namespace, secretName, key, file),
    `kubectl --namespace ${namespace} rollout restart deployment/${deployment}`,
    `kubectl --namespace ${namespace} rollout status deployment/${deployment}`,
    `rm -f ${file}`,
  ];
}
