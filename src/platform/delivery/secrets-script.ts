import { SecretNeed } from '../../core/secret-need';
import { loginRedirectUrl } from '../../prow/deck-login/deck-login-plan';
import { ProwModel } from '../../prow/prow-model';
import { areShared, credentialSecrets, S3Facts } from '../../prow/storage/storage-credentials';
import { STORAGE_USERS } from '../../prow/storage/storage-users';
import { script, shellWord } from './script';
import { FORMAT_HELPERS, FORMATS, SecretFormat } from './secret-formats';
import { formatOf, ScriptInput, TAKES, usageOf, variableOf } from './secrets-inputs';
import { SecretFacts, secretLines } from './secrets-list';
import { accountFile, FILES, randomFiles, scriptInputs, scriptNamespaces, ScriptObject, scriptObjects, secretType } from './secrets-plan';
import { sealedRotations, sealerLines, together, unsealedNamespaces } from './secrets-sealed';
import { Rotations, rotations } from './secrets-rotation';

/**
 * `secrets.sh`: a POSIX shell script that makes the namespaces and Secrets that are missing. It holds no value; it makes them, or takes
 * them from files, in a folder that only its user can read, and hands them to kubectl as files, because arguments show in the process list.
 * What is brought comes from somewhere else, and the script looks at it and does not touch it.
 */
export function secretsScript(prow: ProwModel, needs: readonly SecretNeed[] = [], facts: SecretFacts = {}): string {
  const { brought = [], sealed } = facts;
  const isSealed = ({ kind, namespace: ns, name }: ScriptObject): boolean => (
    sealed?.objects.some((one) => one.kind === kind && one.namespace === ns && one.name === name) === true);
  const [objects, inputs] = [scriptObjects(prow, needs, brought), scriptInputs(prow, needs, brought)];
  const options = [...inputs.map((input) => [input.option, variableOf(input)]), ['--context', 'context'], ['--kubeconfig', 'kubeconfig']];
  const { namespace, hmac } = prow;
  const makes = (name: string | undefined): boolean => objects.some((one) => one.kind === 'secret' && one.name === name);
  const deckLogin = makes(prow.deckLogin?.oauth.secretName) ? prow.deckLogin : undefined;
  const { credentials } = prow.storage;
  const s3 = credentials && credentialSecrets(credentials, prow).some(({ name }) => makes(name)) ? prow.storage.s3 : undefined;
  const all = scriptObjects(prow, needs);
  const formats = new Set([...inputs.map(formatOf), ...all.flatMap(({ data }) => data.map(({ format }) => format))]);
  const own = prow.storage.s3?.own !== undefined && all.some(({ name }) => name === prow.storage.s3?.own?.accounts.secretName);
  const rotates = rotations(prow, needs, objects.filter((one) => !isSealed(one)), facts.readers, s3?.own === undefined ? [] : storageValues(prow));
  const rotated = (Object.keys(rotates) as (keyof Rotations)[]).filter((what) => rotates[what].length > 0);
  const values = [
    ...makes(hmac.secretName) ? [`random 32 ${FILES.hmac}`] : [], ...s3 === undefined ? [] : sealed === undefined ? storageValues(prow) : together(prow, storageValues(prow)),
    ...deckLogin === undefined ? [] : loginValues(prow), ...needValues(prow, needs, brought),
  ];
  return script('secrets', {
    ...Object.fromEntries(TAKES.map((take) => [take, inputs.some((input) => input.take === take)])),
    take_file: inputs.some(({ take }) => take !== 'take_number'),
    ...Object.fromEntries(Object.keys(FORMATS).map((format) => [`is_${format}`, formats.has(format as SecretFormat)])),
    ...Object.fromEntries(Object.entries(FORMAT_HELPERS).map(([name, of]) => [name, of.some((format) => formats.has(format))])),
    list: secretLines(prow, needs, facts),
    examine: [...all.flatMap(examine), ...endpoints(prow), ...agreements(prow)].filter((line) => line !== '').map((line) => `  ${line}`),
    s3: s3 !== undefined,
    endpoint: endpoints(prow).length > 0,
    own_store: own,
    accounts: s3?.own !== undefined,
    json_text: s3 !== undefined || deckLogin !== undefined || rotated.length > 0,
    rotates: rotated.length > 0,
    rotates_hmac: rotates.hmac.length > 0,
    rotates_store: rotates.store.length > 0,
    rotates_cookie: rotates.cookie.length > 0,
    restarts: [...rotates.store, ...rotates.cookie].some((line) => line.startsWith('restart ')),
    rotate_store: rotates.store.map((line) => `  ${line}`),
    rotate_cookie: rotates.cookie.map((line) => `  ${line}`),
    seals: sealed !== undefined,
    sealer: sealed === undefined ? [] : sealerLines(sealed),
    known: sealed !== undefined ? sealedRotations(prow, needs, facts) : rotated.length === 0 ? [] : [`  ${[...rotated.map((what) => `rotate.${what}`), ...rotates.hmac.length > 0 ? ['forget.hmac'] : []].join(' | ')}) ;;`],
    unknown: [`  *) wrong ${shellWord(unknownRotation(rotated))} ;;`],
    rotations: [
      ...rotates.hmac.flatMap((words) => ['rotate', 'forget'].map((mode) => `  ${mode}.hmac) ${mode}_hmac ${words}; exit 0 ;;`)),
      ...rotated.filter((what) => what !== 'hmac').map((what) => `  rotate.${what}) rotate_${what}; exit 0 ;;`),
    ],
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
    look: objects.map(({ kind, namespace: ns, name, data }) => (
      sealed?.objects.some((one) => one.kind === kind && one.namespace === ns && one.name === name) ? `look_sealed ${kind} ${ns} ${name}`
        : `look ${kind} ${ns} ${name} ${data.map(({ key }) => key).join(' ')}`)),
    endpoints: s3 === undefined || sealed !== undefined ? [] : [...endpoints(prow), ...agreements(prow)],
    want: objects.filter((object) => object.inputs.length > 0).map(want),
    // a shell wants at least one command between "then" and "fi"
    values: (values.length === 0 ? [':'] : values).map((line) => `  ${line}`),
    namespaces: (sealed === undefined ? scriptNamespaces(prow, needs) : unsealedNamespaces(objects.filter((one) => !isSealed(one)))).map((name) => `namespace ${name}`),
    create: objects.map((one) => (isSealed(one) ? create(one).replace('create', 'seal') : create(one))),
    webhook: [...sealed === undefined ? [] : [
      '  say', `  say 'Commit what is in ${sealed.folder}, and have it applied as NEXT-STEPS.md says.'`,
    ], `  set -- ${namespace} ${hmac.secretName} ${hmac.key}`],
  });
}

function unknownRotation(rotated: readonly string[]): string {
  return rotated.length === 0 ? '--rotate: nothing here is made by this script' : `--rotate takes ${rotated.join(' or ')}, which this script makes here`;
}

/** Looks at what is there, and at the form of each key. */
function examine({ kind, namespace, name, data }: ScriptObject): readonly string[] {
  return [`examine ${kind} ${namespace} ${name}`, ...data.map(({ key, file, format }) => `key ${key} ${file} ${format}`)];
}

const COMMON_OPTIONS = [
  ['--context NAME', 'context of the kubeconfig'],
  ['--kubeconfig FILE', 'kubeconfig'],
  ['--dry-run', 'say what is missing, make nothing'],
  ['--through COMMAND', 'make and look for nothing in the cluster; send each Secret through a command that seals it'],
  ['--list', 'show what is needed, in which form, and who reads it; asks no cluster'],
  ['--check', 'look whether all is there and in its form; ends with 1 where not, with 2 when nobody can tell'],
  ['--rotate WHAT', 'make new values of what WHAT names: hmac, store or cookie, where this Prow has them'],
  ['--forget hmac', 'after --rotate hmac: let hook take the new secret of webhooks alone'],
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
  return `want ${kind} ${namespace} ${name} ${shellWord(inputs.map(wanted).join(' and '))} ${inputs.map(valueOf).join(' ')}`;
}

function wanted(input: ScriptInput): string {
  return input.writtenBy === undefined ? usageOf(input) : `${usageOf(input)}, which "${input.writtenBy}" writes`;
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
    const secrets = credentialSecrets(credentials, prow);
    const filled = areShared(credentials) ? [{ of: secrets, words: `${FILES.s3Json} ${json} access-key secret-key` }] : [
      { of: secrets.slice(0, -1), words: `${FILES.s3Json} ${json} access-key secret-key` },
      { of: secrets.slice(-1), words: `${accountFile('jobs')} ${json} jobs-access-key jobs-secret-key` },
    ];
    return filled.flatMap(({ of, words }) => [
      `if ${of.map((one) => `is_missing secret ${one.namespace} ${one.name}`).join(' || ')}; then`, `  s3_credentials ${words}`, 'fi',
    ]);
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

function create(object: ScriptObject): string {
  const { kind, namespace, name, data } = object;
  const type = secretType(object);
  return `create ${kind} ${namespace} ${name} ${[...data.map(({ key, file }) => `"--from-file=${key}=$work/${file}"`), ...type === undefined ? [] : [`--type=${type}`]].join(' ')}`;
}
