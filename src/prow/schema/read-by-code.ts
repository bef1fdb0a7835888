import { goDuration } from '../../core/amounts';
import { imageReference } from '../../core/image-reference';
import { accepts, also, atKey, isPlainObject, Note, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { oneOf } from '../../core/values';
import { Type } from '../../schema/receiver';
import { goRegexp } from '../../schema/go-regexp';
import { goTemplate } from '../../schema/go-template';
import { labelSelector } from './label-selector';
import { TEMPLATE_TYPES } from './job-in-templates';

/** A type that is a rule. */
class Ruled implements Type {
  constructor(private readonly rule: Rule<unknown>) {}

  fine(value: unknown): boolean {
    return value === null || accepts(this.rule, value);
  }

  find(value: unknown, note: Note): void {
    note.read(this.rule, value);
  }
}

/** The same where a number or a boolean is a text. */
class Loosely implements Type {
  constructor(private readonly type: Type) {}

  fine(value: unknown): boolean {
    return this.type.fine(textOf(value));
  }

  find(value: unknown, note: Note): void {
    this.type.find(textOf(value), note);
  }
}

function textOf(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** A map whose keys are what a rule reads. */
class Keyed implements Type {
  constructor(private readonly key: Rule<string>, private readonly element: Type) {}

  fine(value: unknown): boolean {
    return value === null || (isPlainObject(value) && Object.entries(value).every(([key, element]) => accepts(this.key, key) && this.element.fine(element)));
  }

  find(value: unknown, note: Note): void {
    if (!isPlainObject(value)) return note({ what: `${quote(value)} is not an object`, instead: 'write { name: value }', code: 'WrongType' });
    for (const [key, element] of Object.entries(value)) {
      note.read(this.key, key);
      if (!this.element.fine(element)) this.element.find(element, atKey(note, key));
    }
  }
}

/** A text, or a map of the next level. Source: prow pkg/config/tide.go, UnmarshalJSON, at a61940897. */
class TextOr implements Type {
  constructor(private readonly text: Type, private readonly map: Type) {}

  fine(value: unknown): boolean {
    return this.of(value).fine(value);
  }

  find(value: unknown, note: Note): void {
    this.of(value).find(value, note);
  }

  private of(value: unknown): Type {
    return isPlainObject(value) ? this.map : this.text;
  }
}

function orNothing(rule: Rule<string>): Rule<string> {
  return (value, report) => (value === '' ? '' : rule(value, report));
}

const METHODS = ['merge', 'squash', 'rebase'] as const;
const method = new Ruled(oneOf(...METHODS));
// a left-out one is the next level's, or merge
const methodOrNothing = new Ruled(orNothing(oneOf(...METHODS)));

/** The characters that Go's url.Parse stops at. Source: Go's net/url. */
const url = also(multilineText, (value) => {
  const host = /^[A-Za-z][\w+.-]*:\/\/([^/?#]*)/.exec(value)?.[1] ?? '';
  const wrong = /[\u0000-\u001f\u007f]|%(?![0-9A-Fa-f]{2})/.test(value) || /^:/.test(value) || /[\s<>"\\^`{|}]/.test(host) || /:(?!\d*$)[^\]@]*$/.test(host)
    || (value.includes('://') && !/^[A-Za-z][\w+.-]*:\/\//.test(value) && /^[^/?#]*:/.test(value))
    || /^[^/?#:]*[^/?#:\w+.-][^/?#:]*:/.test(value);
  return wrong ? { what: `${quote(value)} is not a URL`, instead: 'write one like "https://example.com/path"', code: 'UrlInvalid' } : undefined;
});

/** Prow would take the scheme for a bucket. */
const MISSPELT = /^(s3|gs)(:?\/\/?(?!\/)|:(?!\/))(?<!:\/\/)/;

/** A bucket without a scheme is one of Google's. Source: prow pkg/apis/prowjobs/v1/types.go, ParsePath, at a61940897. */
const bucket = also(multilineText, (value) => (!MISSPELT.test(value) && accepts(url, value.includes('://') ? value : `gs://${value}`) ? undefined
  : {
    what: `${quote(value)} is not a bucket`,
    instead: `write ${MISSPELT.test(value) ? quote(value.replace(MISSPELT, '$1://')) : 'one like "s3://bucket"'}`, code: 'BucketNameInvalid',
  }));

/** Read without what stands before the host. Source: prow pkg/config/jobs.go, UtilityConfig.Validate, at a61940897. */
const cloneUri = also(multilineText, (value) => (accepts(url, value.slice(value.indexOf('@') + 1)) ? undefined
  : { what: `${quote(value)} is not an address to clone from`, instead: 'write one like "https://github.com/org/repo.git"', code: 'UrlInvalid' }));

/** A count of nanoseconds is one too. Source: prow pkg/apis/prowjobs/v1/types.go, Duration.UnmarshalJSON, at a61940897. */
const jobDuration: Rule<unknown> = (value, report) => (Number.isInteger(value) ? value : goDuration(value, report));

const LEVELS = ['panic', 'fatal', 'error', 'warning', 'warn', 'info', 'debug', 'trace'] as const;
const logLevel: Rule<string> = (value, report) => (typeof value === 'string'
  ? orNothing(oneOf(...LEVELS))(value.toLowerCase(), report) : multilineText(value, report));

const mediaType = also(multilineText, (value) => (/^\s*[\w!#$%&'*+.^`|~-]+(\/[\w!#$%&'*+.^`|~-]+)?\s*(;.*)?$/.test(value) ? undefined
  : { what: `${quote(value)} is not a media type`, instead: 'write one like "text/plain"', code: 'WrongType' }));

const digits = also(multilineText, (value) => (/^\d+$/.test(value)
  ? undefined : { what: `${quote(value)} is not a number in quotes`, instead: 'write digits', code: 'WrongType' }));

function executedOn(dot: string, tried = false): Type {
  return new Ruled(goTemplate([], { types: TEMPLATE_TYPES, dot, tried }));
}

/** Words of a commit, executed on the pull request. Source: prow pkg/tide/github.go, prepareMergeDetails, at a61940897. */
export const mergeTemplate = goTemplate([], { types: TEMPLATE_TYPES, dot: 'CodeReviewCommon' });

/** What welcome says, executed on who came where. Source: prow pkg/plugins/welcome/welcome.go, PRInfo, at a61940897. */
export const welcomeTemplate = goTemplate([], { types: TEMPLATE_TYPES, dot: 'PRInfo' });

const texts: Type = {
  fine: (value) => value === null || (Array.isArray(value) && value.every((one) => typeof one === 'string')),
  find: (value, note) => note({ what: `${quote(value)} is not a list of texts`, instead: 'write [ … ]', code: 'WrongType' }),
};

const anyText: Rule<string> = multilineText;
const branches = new Keyed(goRegexp, method);
const repositories = new Keyed(anyText, new TextOr(methodOrNothing, branches));

/** What the table of Prow only names. */
export const READ_BY_CODE: Readonly<Record<string, Type>> = {
  Regexp: new Ruled(goRegexp),
  JobTemplate: executedOn('ProwJob'),
  // pkg/config/config.go, SlackReporter.DefaultAndValidate: the loader executes it on a job that is empty
  TriedTemplate: executedOn('ProwJob', true),
  MergeTemplate: new Ruled(mergeTemplate),
  AnnouncementTemplate: executedOn('Announcement'),
  HistoryTemplate: executedOn('PullRequestHistory'),
  WelcomeTemplate: new Ruled(welcomeTemplate),
  // an empty one is that of the defaults
  Image: new Ruled(orNothing(imageReference)),
  Url: new Ruled(url),
  Bucket: new Ruled(bucket),
  Digits: new Ruled(digits),
  CloneUri: new Ruled(cloneUri),
  Selector: new Ruled(labelSelector),
  LogLevel: new Ruled(logLevel),
  MediaType: new Ruled(mediaType),
  JobDuration: new Ruled(jobDuration),
  Duration: new Ruled(goDuration),
  DurationOrNothing: new Ruled(orNothing(goDuration)),
  Viewers: new Keyed(goRegexp, texts),
  TideOrgMergeType: new TextOr(methodOrNothing, repositories),
};

/** The same for texts that numbers and booleans may stand for. */
export const READ_LOOSELY: Readonly<Record<string, Type>> = Object.fromEntries(Object.entries(READ_BY_CODE).map(([name, type]) => [name, new Loosely(type)]));
