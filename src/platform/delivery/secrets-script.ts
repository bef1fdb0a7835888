import { SecretNeed } from '../../core/secret-need';
import { loginRedirectUrl } from '../../prow/deck-login/deck-login-plan';
import { ProwModel } from '../../prow/prow-model';
import { credentialSecrets, S3Facts } from '../../prow/storage/storage-credentials';
import { STORAGE_USERS } from '../../prow/storage/storage-users';
import { script, shellWord } from './script';
import { ScriptInput, TAKES, usageOf, variableOf } from './secrets-inputs';
import { FILES, randomFiles, scriptInputs, scriptNamespaces, ScriptObject, scriptObjects } from './secrets-plan';

/**
 * `secrets.sh`: a POSIX shell script that makes the namespaces and Secrets that are missing. It holds no value; it makes them, or takes
 * them from files, in a folder that only its user can read, and hands them to kubectl as files, because arguments show in the process list.
 * `brought` come from somewhere else, and the script does not touch them.
 */
export function secretsScript(prow: ProwModel, needs: readonly SecretNeed[] = [], brought: readonly ScriptObject[] = []): string {
  const [objects, inputs] = [scriptObjects(prow, needs, brought), scriptInputs(prow, needs, brought)];
  const options = [...inputs.map((input) => [input.option, variableOf(input)]), ['--context', 'context'], ['--kubeconfig', 'kubeconfig']];
  const { namespace, hmac } = prow;
  const makes = (name: string | undefined): boolean => objects.some((one) => one.kind === 'secret' && one.name === name);
  const deckLogin = makes(prow.deckLogin?.oauth.secretName) ? prow.deckLogin : undefined;
  const { credentials } = prow.storage;
  const s3 = credentials && credentialSecrets(credentials, prow).some(({ name }) => makes(name)) ? prow.storage.s3 : undefined;
  const values = [
    ...makes(hmac.secretName) ? [`random 32 ${FILES.hmac}`] : [], ...s3 === undefined ? [] : storageValues(prow),
    ...deckLogin === undefined ? [] : loginValues(prow), ...needValues(prow, needs, brought),
  ];
  return script('secrets', {
    ...Object.fromEntries(TAKES.map((take) => [take, inputs.some((input) => input.take === take)])),
    take_file: inputs.some(({ take }) => take !== 'take_number'),
    s3: s3 !== undefined,
    endpoint: s3?.endpoint !== undefined,
    accounts: s3?.own !== undefined,
    json_text: s3 !== undefined || deckLogin !== undefined,
    login: deckLogin !== undefined,
    objects: objects.length === 0 ? ['#   nothing else, because a store brings the rest'] : objects.map(({ kind, namespace: ns, name }) => `#   ${kind} ${ns}/${name}`),
    options: helpLines([...inputs.map((input) => [usageOf(input), input.help] as const), ...COMMON_OPTIONS]),
    variables: options.map(([, variable]) => `${variable}=''`),
    patterns: [
      `    ${options.map(([option]) => option).join(' | ')}) [ $# -ge 2 ] || wrong "$option needs a value"; value=$2; shift 2 ;;`,
      `    ${options.map(([option]) => `${option}=*`).join(' | ')}) value=\${1#*=}; shift ;;`,
    ],
    assignments: options.map(([option, variable]) => `    ${option}) ${variable}=$value ;;`),
    take: inputs.map((input) => `[ -z ${valueOf(input)} ] || ${input.take} ${input.option} ${valueOf(input)} ${input.copy}`),
    look: objects.map(({ kind, namespace: ns, name, data }) => `look ${kind} ${ns} ${name} ${data.map(({ key }) => key).join(' ')}`),
    endpoints: s3 === undefined ? [] : [...endpoints(prow), ...agreements(prow)],
    want: objects.filter((object) => object.inputs.length > 0).map(want),
    // a shell wants at least one command between "then" and "fi"
    values: (values.length === 0 ? [':'] : values).map((line) => `  ${line}`),
    namespaces: scriptNamespaces(prow, needs).map((name) => `namespace ${name}`),
    create: objects.map(create),
    webhook: [`  set -- ${namespace} ${hmac.secretName} ${hmac.key}`],
  });
}

const COMMON_OPTIONS = [
  ['--context NAME', 'context of the kubeconfig'],
  ['--kubeconfig FILE', 'kubeconfig'],
  ['--dry-run', 'say what is missing, make nothing'],
  ['--through COMMAND', 'make and look for nothing in the cluster; send each Secret through a command that seals it'],
  ['-h, --help', 'show this text'],
] as const;

/** Options and what they do, in two columns. */
function helpLines(options: readonly (readonly [option: string, help: string])[]): readonly string[] {
  const width = Math.max(...options.map(([option]) => option.length));
  return options.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`);
}

function endpoints({ storage: { s3, credentials }, ...prow }: ProwModel): readonly string[] {
  if (s3?.endpoint === undefined || !credentials) return [];
  const what = `${credentials.key} ${shellWord(s3.endpoint)}`;
  return credentialSecrets(credentials, prow).map(({ namespace, name }) => `check_endpoint ${namespace} ${name} ${what}`).concat('');
}

/** Where both the store and an account's owner have keys, they must be the same. */
function agreements(prow: ProwModel): readonly string[] {
  const own = prow.storage.s3?.own;
  if (own === undefined) return [];
  return accountLines(prow, (words) => `check_account ${prow.namespace} ${own.accounts.secretName} ${own.accounts.key} ${words}`).concat('');
}

function accountLines({ namespace, jobsNamespace, storage: { credentials } }: ProwModel, line: (words: string) => string): string[] {
  if (!credentials) return [];
  const { secretNames, key } = credentials;
  return STORAGE_USERS.map((user) => line(`${user} ${user === 'jobs' ? jobsNamespace : namespace} ${secretNames[user]} ${key}`));
}

function want({ kind, namespace, name, inputs }: ScriptObject): string {
  return `want ${kind} ${namespace} ${name} ${shellWord(inputs.map(usageOf).join(' and '))} ${inputs.map(valueOf).join(' ')}`;
}

function valueOf(input: ScriptInput): string {
  return `"$${variableOf(input)}"`;
}

/** Makes the files that S3's Secrets are filled from. */
function storageValues(prow: ProwModel): readonly string[] {
  const { namespace, storage: { s3, credentials } } = prow;
  if (!s3 || !credentials) return [];
  const json = shellWord(s3Json(s3).slice(0, -1));
  if (s3.own === undefined) {
    const missing = credentialSecrets(credentials, prow).map((one) => `is_missing secret ${one.namespace} ${one.name}`);
    return [`if ${missing.join(' || ')}; then`, `  s3_credentials ${FILES.s3Json} ${json}`, 'fi'];
  }
  const { accounts: { secretName, key } } = s3.own;
  return [
    `random 10 ${FILES.rootAccessKey}`, `random 32 ${FILES.rootSecretKey}`,
    ...accountLines(prow, (words) => `account ${namespace} ${secretName} ${key} ${words} ${json}`), 'accounts_json',
  ];
}

/** What the credentials of S3 say besides the keys. Source of the names: prow pkg/io/providers/aws.go at a61940897. */
export function s3Json({ region, endpoint, insecure, forcePathStyle }: S3Facts): string {
  return JSON.stringify({ region, endpoint, insecure, s3_force_path_style: forcePathStyle });
}

/** Makes the files that deck's Secrets are filled from. Source of the names: prow pkg/githuboauth/githuboauth.go at a61940897. */
function loginValues({ namespace, deckUrl, deckLogin }: ProwModel): readonly string[] {
  if (deckLogin === undefined || deckUrl === undefined) return [];
  const { oauth, scopes } = deckLogin;
  const json = JSON.stringify({ redirect_url: loginRedirectUrl(deckUrl), scopes }).slice(1);
  return [`random_base64 32 ${FILES.cookie}`, `if is_missing secret ${namespace} ${oauth.secretName}; then deck_oauth ${shellWord(json)}; fi`];
}

function needValues(prow: ProwModel, needs: readonly SecretNeed[], brought: readonly ScriptObject[]): readonly string[] {
  return randomFiles(prow, needs, brought).map(({ bytes, file }) => `random ${bytes} ${file}`);
}

function create({ kind, namespace, name, data }: ScriptObject): string {
  return `create ${kind} ${namespace} ${name} ${data.map(({ key, file }) => `"--from-file=${key}=$work/${file}"`).join(' ')}`;
}
