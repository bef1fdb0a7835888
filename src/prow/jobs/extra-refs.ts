import { Finding } from '../../core/problem';
import { also, optional, Props, required, shape, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { decoded } from '../schema/decoding';

/** An organisation of GitHub; Gerrit has the address of a server in its place. */
const organisation = also(text, (value) => (/^https?:\/\//.test(value) || !value.includes('/') ? undefined
  : { what: `${quote(value)} is not an organisation`, instead: `write ${quote(value.slice(value.lastIndexOf('/') + 1))}`, code: 'RepositoryInvalid' }));

const repositoryName = also(text, (value) => (value.endsWith('.git')
  ? { what: `${quote(value)} has the ending of an address`, instead: `write ${quote(value.slice(0, -'.git'.length))}`, code: 'RepositoryInvalid' }
  : undefined));

// without base_ref the clone ends in an error, although Prow loads the job
const REF = {
  repo_link: optional(text),
  base_sha: optional(text),
  base_link: optional(text),
  clone_uri: optional(decoded('CloneUri')),
  workdir: optional(boolean),
  auxiliary: optional(boolean),
  skip_submodules: optional(boolean),
  skip_fetch_head: optional(boolean),
  blobless_fetch: optional(boolean),
  clone_depth: optional(integer(0, Number.MAX_SAFE_INTEGER)),
  pulls: optional(list(decoded('Pull'))),
  sparse_checkout_files: optional(list(text)),
  base_ref: required(text),
  org: required(organisation),
  repo: required(repositoryName),
  path_alias: optional(text),
};

/** The repositories that are cloned besides the job's own. Source: prow pkg/apis/prowjobs/v1/types.go, Refs, at a61940897. */
export const extraRefs = optional(list(shape(REF)), []);

export function checkExtraRefs(refs: readonly ValuesOf<typeof REF>[], p: Props<'extra_refs'>, repository: string | undefined): void {
  const folders = new Set<string | undefined>([repository]);
  refs.forEach(({ org, repo, path_alias: alias }, i) => {
    const name = `${org}/${repo}`;
    // a presubmit's or postsubmit's repository must not come twice even under another folder: checkconfig warns of it
    const folder = name === repository ? name : alias ?? name;
    if (folders.has(folder)) p.problem(`extra_refs[${i}]${folder === name ? '' : '.path_alias'}`, clonedTwice(name, folder, repository));
    folders.add(folder);
  });
}

function clonedTwice(name: string, folder: string, repository: string | undefined): Finding {
  if (folder !== name) return { what: `${quote(folder)} is the folder of another repository already`, instead: 'write another one', code: 'RefTwice' };
  return { what: `${quote(name)} is cloned already`, instead: name === repository ? 'remove it' : 'remove it, or give it a path_alias of its own', code: 'RefTwice' };
}
