import { Rule } from '../../core/props';
import { oldShape } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, json, list } from '../../core/values';
import { JobReader } from './job';

interface Ref {
  readonly org: string;
  readonly repo: string;
  readonly path_alias?: string;
}

// without base_ref the clone ends in an error, although Prow loads the job
const ref: Rule<Ref> = oldShape<Record<string, any>, Ref>((p) => {
  for (const prop of ['repo_link', 'base_sha', 'base_link', 'clone_uri']) p.optional(prop, text);
  for (const prop of ['workdir', 'auxiliary', 'skip_submodules', 'skip_fetch_head', 'blobless_fetch']) p.optional(prop, boolean);
  p.optional('clone_depth', integer(0, Number.MAX_SAFE_INTEGER));
  p.optional('pulls', list(json));
  p.optional('sparse_checkout_files', list(text));
  p.required('base_ref', text);
  return { org: p.required('org', text), repo: p.required('repo', text), path_alias: p.optional('path_alias', text) };
});

/** Reads the repositories that are cloned besides the job's own. Source: prow pkg/apis/prowjobs/v1/types.go, Refs, at a61940897. */
export function readExtraRefs(p: JobReader, repository: string | undefined): void {
  const refs = p.optional('extra_refs', list(ref), []);
  const folders = new Set<string | undefined>([repository]);
  refs.forEach((one, i) => {
    if (one === undefined) return;
    const name = `${one.org}/${one.repo}`;
    // a presubmit's or postsubmit's repository must not come twice even under another folder: checkconfig warns of it
    const folder = name === repository ? name : one.path_alias ?? name;
    if (folders.has(folder)) p.problem(`extra_refs[${i}]`, { what: `${quote(name)} is cloned already`, instead: 'remove it, or give it a path_alias of its own', code: 'RefTwice' });
    folders.add(folder);
  });
}
