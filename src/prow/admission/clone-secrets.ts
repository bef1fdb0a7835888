import { ProwModel } from '../prow-model';
import { decorationSecrets, decorationsHere, jobsHere } from './named-in-jobs';

/** A Secret by which clonerefs clones. */
export interface CloneSecret {
  readonly name: string;
  /** `org/repo`, or organisations, whose presubmits it is for; undefined for all. */
  readonly repositories: readonly string[] | undefined;
  /** Whether it is the key of an App, by which a token is asked for. */
  readonly isApp: boolean;
  /** Whether it is for no other repository by a merged job either. */
  readonly isForAllKinds: boolean;
}

interface Decorated {
  readonly config: unknown;
  readonly repository: string | undefined;
  readonly isMerged?: boolean;
}

/** Those of the App that clones, of decorations, and of jobs in code, each once. */
export function cloneSecrets(model: ProwModel): readonly CloneSecret[] {
  const { github: { cloneApp } } = model;
  const decorated = [
    ...decorationsHere(model).map(({ config, repository }) => ({ config, repository })),
    ...jobsHere(model).map(({ job, kind, repository }) => ({ config: job.decoration_config, repository, isMerged: kind !== 'presubmits' })),
  ].flatMap(({ config, repository, isMerged = false }: Decorated) => {
    const { keys, tokens, apps } = decorationSecrets(config);
    const repositories = isMerged ? [] : repository === undefined ? undefined : [repository];
    return [
      ...[...keys, ...tokens].map((name) => ({ name, repositories, isApp: false, isForAllKinds: false })),
      ...apps.map((name) => ({ name, repositories, isApp: true, isForAllKinds: false })),
    ];
  });
  return [
    ...cloneApp === undefined ? [] : [{ name: cloneApp.secretName, repositories: cloneApp.repositories, isApp: true, isForAllKinds: true }],
    ...decorated.filter(({ name }) => name !== cloneApp?.secretName),
  ].reduce<readonly CloneSecret[]>((all, one) => {
    const known = all.find(({ name }) => name === one.name);
    return known === undefined ? [...all, one] : all.map((other) => (other === known ? joined(known, one) : other));
  }, []);
}

function joined(one: CloneSecret, other: CloneSecret): CloneSecret {
  const repositories = one.repositories && other.repositories && [...new Set([...one.repositories, ...other.repositories])];
  return { ...one, repositories, isApp: one.isApp || other.isApp };
}
