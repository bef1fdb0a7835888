import { accepts, isPlainObject, Note, Rule } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { goMatches, isGoRegexp } from '../../schema/go-regexp';
import { goTemplate } from '../../schema/go-template';
import { readAs, Types } from '../../schema/reader';
import { Type } from '../../schema/receiver';

type Json = Readonly<Record<string, any>>;

const podTemplate: Rule<string> = goTemplate();
const PodTemplate: Type = {
  fine: (value) => value === null || accepts(podTemplate, value),
  find: (value, note) => void note.read(podTemplate, value),
};

/** What each lens of deck reads of its `config`. Source: prow pkg/spyglass/lenses at a61940897. */
const CONFIGS = new Types(() => ({
  source: 'Prow a61940897',
  roots: { buildlog: 'BuildLog', junit: 'Junit', markdown: 'Markdown', podinfo: 'PodInfo', restcoverage: 'RestCoverage' },
  types: {
    BuildLog: 'hide_raw_log:b highlight_line_length_max:i highlight_regexes:[s] highlighter:Highlighter',
    Highlighter: 'auto:b endpoint:s overwrite:b pin:b',
    Junit: 'groups:[JunitGroup]',
    JunitGroup: 'collapsed:b name:s selector:s',
    Markdown: 'file:s title:s',
    PodInfo: 'runner_configs:{RunnerConfig}',
    RunnerConfig: 'pod_link_template:PodTemplate',
    RestCoverage: 'threshold_error:n threshold_warning:n',
  },
}), { elsewhere: { PodTemplate } });

const WITHOUT_CONFIG = ['coverage', 'html', 'links', 'metadata'];
const LENSES = ['buildlog', 'coverage', 'html', 'junit', 'links', 'markdown', 'metadata', 'podinfo', 'restcoverage'];

/** Lenses that deck has itself: without one of that name it does not start. Source: prow cmd/deck/main.go, defaultLensRemoteConfig, at a61940897. */
export function checkLenses({ lenses = [], viewers = {} }: Json, note: Note): void {
  for (const [pattern, names] of Object.entries<readonly string[]>(viewers ?? {})) {
    (names ?? []).forEach((name, i) => checkName(name, note.at(`viewers[${quote(pattern)}][${i}]`)));
  }
  (lenses ?? []).forEach((entry: Json | null, i: number) => {
    const { lens, remote_config: remote }: Json = entry ?? {};
    // what another server shows, that one knows
    if (remote?.endpoint) return;
    const at = note.at(`lenses[${i}].lens`);
    const { name = '', config }: Json = lens ?? {};
    if (checkName(name, at.at('name')) && config !== undefined && config !== null) checkConfig(name, config, at.at('config'));
  });
}

function checkName(name: string, note: Note): boolean {
  if (LENSES.includes(name)) return true;
  const meant = didYouMean(name.replace(/-viewer$|[-_]/g, ''), LENSES);
  note({
    what: `${quote(name)} is not a lens of deck, which would not start`,
    instead: meant === undefined ? `write one of ${LENSES.join(', ')}, or the endpoint of your own in remote_config` : `did you mean ${quote(meant)}?`,
    code: 'NotAllowedValue',
  });
  return false;
}

function checkConfig(name: string, config: unknown, note: Note): void {
  if (WITHOUT_CONFIG.includes(name)) {
    if (isPlainObject(config) && Object.keys(config).length === 0) return;
    return note({ what: `is read by nobody: the lens ${name} has no settings`, instead: 'leave it out', code: 'PropWithoutEffect' });
  }
  if (!readAs(CONFIGS.root(name) as Type, config, note)) return;
  const { highlight_regexes: patterns, threshold_error: least = 0, threshold_warning: most = 0, groups } = config as Json;
  if (name === 'buildlog') (patterns ?? []).forEach((pattern: string, i: number) => checkPattern(pattern, note.at(`highlight_regexes[${i}]`)));
  if (name === 'junit') {
    ((groups ?? []) as readonly (Json | null)[]).forEach((group, i) => checkSelector(group?.selector ?? '', note.at(`groups[${i}].selector`)));
  }
  if (name === 'restcoverage' && least > most) {
    note.at('threshold_error')({
      what: `${least} is more than threshold_warning, ${most}, and the page would show that alone`, instead: 'lower it', code: 'NumberOutOfRange',
    });
  }
}

/** Of a match that is empty deck looks for the next one at the same place, for ever. Source: its buildlog/lens.go, highlightLines. */
function checkPattern(pattern: string, note: Note): void {
  if (!isGoRegexp(pattern)) {
    note({ what: `${quote(pattern)} is not a regular expression, and none of them would be used`, instead: 'write one that Go can read', code: 'RegexpInvalid' });
  } else if (goMatches(pattern, '') === true) {
    note({
      what: `${quote(pattern)} matches the empty text, of which deck would look for the next one until its memory is full`,
      instead: 'write one that matches a character at least', code: 'RegexpInvalid',
    });
  }
}

/** Source: its junit/lens.go, parseSelector. */
function checkSelector(selector: string, note: Note): void {
  const parts = [...selector.matchAll(/properties\/property\[([^\]]+)\]/g)];
  const isRead = parts.length > 0 && parts.every(([, part]) => {
    const names = [...part.matchAll(/@(\w+)\s*=\s*'[^']*'/g)].map(([, name]) => name);
    return names.length > 0 && names.every((name) => name === 'name' || name === 'value');
  });
  if (!isRead) {
    note({
      what: `${quote(selector)} is not a selector that the lens junit reads`,
      instead: 'write one like "properties/property[@name=\'lifecycle\' and @value=\'informing\']"', code: 'PatternMismatch',
    });
  }
}
