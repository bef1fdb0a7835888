import { ApiObject } from 'cdk8s';
import { aroundPatches } from '../../core/patches';
import { Where } from '../../core/problem';

/** Who needs a file, and how its text is made otherwise. */
export interface KeptFile {
  /** What comes of its absence, as words behind "and". */
  readonly without: string;
  readonly instead: string;
}

/** What makes a file that is laid over by an override. */
export function overriddenBy(overrides: 'configOverrides' | 'pluginOverrides'): string {
  return `say what is to be otherwise in ${overrides}, in which null takes away what is ours`;
}

/**
 * Refuses patches that change a file which Prow or a program of it reads: a patch can only put another text in the place of the whole file, which nobody
 * would have read before the loader of that program dies of it.
 */
export function keepFile(configMap: ApiObject, file: string, { without, instead }: KeptFile): void {
  configMap.node.addValidation({
    validate: () => {
      const text = aroundPatches(configMap, ({ data }) => data?.[file] as unknown);
      if (text === undefined || text.after === text.before) return [];
      return [Where.validation.problem(`data.${file}`, {
        what: text.after === undefined ? `a patch takes it away, and ${without}` : 'a patch puts another text in the place of the '
          + 'file, which nobody has read',
        instead, code: 'TypedSettingOverridden',
      }).text];
    },
  });
}
