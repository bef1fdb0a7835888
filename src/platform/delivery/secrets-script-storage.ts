import { ProwModel } from '../../prow/prow-model';
import { RootSecret, S3Facts } from '../../prow/storage/storage-credentials';
import { JSON_TEXT } from './secrets-script-functions';
import { FILES } from './secrets-script-objects';
import { shellWord } from './script';

/** Functions that read Secrets and write the JSON of S3 credentials; no value leaves the working folder. */
const S3_FUNCTIONS = `
# read_back NAMESPACE NAME KEY FILE: a value of a Secret, from the cluster into a file
read_back() {
  kube get secret "$2" --namespace="$1" --output="go-template={{with index .data \\"$3\\"}}{{. | base64decode}}{{end}}" >"$work/$4" ||
    fail "cannot read secret $1/$2"
}
`;

const ROOT_FUNCTIONS = `
# found_text NAME FILE: a string out of the JSON that was read back
found_text() {
  tr -d '\\n' <"$work/found" | sed -n "s/.*\\"$1\\"[[:space:]]*:[[:space:]]*\\"\\([^\\"\\\\\\\\]*\\)\\".*/\\1/p" | tr -d '\\n' >"$work/$2"
}

# restore NAMESPACE NAME KEY: the store's keys, out of credentials that exist
restore() {
  read_back "$1" "$2" "$3" found
  found_text access_key ${FILES.accessKey}
  found_text secret_key ${FILES.secretKey}
}
`;

/** The shell functions that the storage needs. */
export function storageFunctions({ storage: { s3 } }: ProwModel): string {
  if (!s3) return '';
  return S3_FUNCTIONS + JSON_TEXT + (s3.rootSecret ? ROOT_FUNCTIONS : '');
}

/** Says when a Secret of before leads to another store: Prow takes the endpoint from there and nowhere else. */
export function storageNotes(prow: ProwModel): string {
  const { namespace, jobsNamespace, storage: { s3, credentials } } = prow;
  if (!s3?.endpoint || !credentials) return '';
  const { secretName, key } = credentials;
  return `
for namespace in ${namespace} ${jobsNamespace}; do
  if ! is_missing secret "$namespace" ${secretName}; then
    read_back "$namespace" ${secretName} ${key} found
    tr -d '[:space:]' <"$work/found" | grep -qF -e ${shellWord(`"endpoint":${JSON.stringify(s3.endpoint)}`)} ||
      say "note     secret $namespace/${secretName}" ${shellWord(`does not name the endpoint ${s3.endpoint}; delete it and run this again`)}
  fi
done
`;
}

/** Makes the files that S3's Secrets are filled from. */
export function storageValues(prow: ProwModel): string {
  const { namespace, jobsNamespace, storage: { s3, credentials } } = prow;
  if (!s3 || !credentials) return '';
  const root = s3.rootSecret;
  const users = [`secret ${namespace} ${credentials.secretName}`, `secret ${jobsNamespace} ${credentials.secretName}`];
  const missing = [...(root ? [`secret ${namespace} ${root.secretName}`] : []), ...users].map((object) => `is_missing ${object}`).join(' || ');
  return `
  if ${missing}; then
${root ? rootValues(prow, root, credentials.key) : ''}${jsonFile(s3)}  fi
`;
}

/** Keys of the store that is there already, wherever they are left; new ones only when nothing has any. */
function rootValues({ namespace, jobsNamespace, storage: { credentials } }: ProwModel, root: RootSecret, key: string): string {
  const user = credentials!.secretName;
  return `    if ! is_missing secret ${namespace} ${root.secretName}; then
      read_back ${namespace} ${root.secretName} ${root.accessKey} ${FILES.accessKey}
      read_back ${namespace} ${root.secretName} ${root.secretKey} ${FILES.secretKey}
    elif ! is_missing secret ${namespace} ${user}; then
      restore ${namespace} ${user} ${key}
    elif ! is_missing secret ${jobsNamespace} ${user}; then
      restore ${jobsNamespace} ${user} ${key}
    else
      random 10 ${FILES.accessKey}
      random 32 ${FILES.secretKey}
    fi
    if ! { [ -s "$work/${FILES.accessKey}" ] && [ -s "$work/${FILES.secretKey}" ]; }; then
      fail 'the Secrets of the store that exist hold no keys; delete ${root.secretName} and ${user} and run this again'
    fi
`;
}

function jsonFile(s3: S3Facts): string {
  return `    {
      printf '%s' ${shellWord(`${factsJson(s3).slice(0, -1)},"access_key":"`)}
      json_text ${FILES.accessKey}
      printf '%s' '","secret_key":"'
      json_text ${FILES.secretKey}
      printf '%s\\n' '"}'
    } >"$work/${FILES.s3Json}"
`;
}

/** The JSON without the keys. Source of the names: prow pkg/io/providers/aws.go at a61940897. */
export function factsJson({ region, endpoint, insecure, forcePathStyle }: S3Facts): string {
  return JSON.stringify({ region, endpoint, insecure, s3_force_path_style: forcePathStyle });
}
