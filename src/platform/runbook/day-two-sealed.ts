import { pluginAuths } from '../../prow/plugins/resolve-plugins';
import { SealedObjects } from '../delivery/secrets-list';
import { secretsCommand } from '../delivery/secrets-plan';
import { sealedFile } from '../delivery/secrets-sealed';
import { DayTwoFacts } from './day-two-facts';
import { RunbookStep } from './runbook-step';

/** New values of what is sealed: the file goes, and is made anew. */
export function sealedKeySteps({ prow, secrets = [], gitOps }: DayTwoFacts, sealed: SealedObjects): readonly RunbookStep[] {
  const { namespace, hmac, github: { auth }, externalPlugins, storage: { s3 } } = prow;
  const { folder, program, applies, fluxSecretName } = sealed;
  const fromGit = gitOps !== undefined && (gitOps.by === 'Flux' || fluxSecretName === undefined);
  const brings = fromGit ? [`git add --all ${folder}`, 'git commit --message \'Secrets\'', 'git push'] : applies;
  const step = (title: string, reason: string, files: readonly string[], loss: string, command = 'sh secrets.sh'): RunbookStep => ({
    title, reason,
    commands: [`rm ${files.map((file) => `${folder}/${file}`).join(' ')}`, command, ...brings,
      `kubectl --namespace ${namespace} rollout restart deployment`, 'sh secrets.sh --check'],
    expect: '`made` before each of these files, `kept` before the others, and `right` for everything.',
    otherwise: `\`${program}\` says why it does not take a Secret, and \`wrong\` what is not as it should be: the new values are not in the cluster yet.`,
    undo: fromGit ? ['git revert --no-edit HEAD', 'git push'] : [`git checkout HEAD -- ${folder}`, ...applies],
    loss,
  });
  const own = s3?.own;
  const store = own === undefined ? [] : sealed.objects.filter(({ name, data }) => (
    name === own.accounts.secretName || name === own.root.secretName || data.some(({ format }) => format === 's3')));
  return [
    step('Change the secret of webhooks', `The Secret \`${hmac.secretName}\` is sealed in \`${folder}\`: its file is made anew. Afterwards give GitHub what the script's `
      + 'last command shows.', [sealedFile({ namespace, name: hmac.secretName })],
    'Between the two changes hook answers 403; GitHub lists those deliveries, and "Redeliver" sends them again.'),
    step('Change what Prow signs in at GitHub with', 'Have another one made at GitHub first, and give its file to the script.', [sealedFile({ namespace, name: auth.secretName })],
      'none as long as both are valid. Then delete the old one at GitHub.', secretsCommand(prow, secrets)),
    ...pluginAuths(externalPlugins).map(({ auth: { secretName: name } }) => (
      step('Change the token of cherrypicker', 'Have another one made at GitHub first, for the same user, and give its file to the script.', [sealedFile({ namespace, name })],
        'none as long as both are valid. Then delete the old one at GitHub.', secretsCommand(prow, secrets)))),
    ...store.length === 0 ? [] : [step('Change the keys of the store', 'They are sealed together: each who asks the store gets a new key, and its root too.', store.map(sealedFile),
      'Jobs that end meanwhile may fail to upload, and their logs are lost: choose a time without jobs.')],
  ];
}
