import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from './labels';
import { also, Fields, optional, shape, ValuesOf } from './props';
import { quote } from './quote';
import { multilineText } from './safe-text';
import { record } from './values';
import { labelValue, qualifiedName } from './names';

/** What all objects have beside their own. */
export interface CommonMetadata {
  /**
   * Labels of the objects themselves, not of pods. What an object says itself wins. Errors: `LabelTaken`, `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - none
   */
  readonly labels?: { [label: string]: string };

  /**
   * Annotations of the objects themselves, not of pods. What an object says itself wins. Error: `QualifiedNameInvalid`.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}

const OURS = /^(app|app\.kubernetes\.io\/(name|instance|part-of|managed-by))$/;

const label = also(qualifiedName, (value) => (OURS.test(value)
  ? { what: `${quote(value)} is ours, and tells objects apart`, instead: 'use another label', code: 'LabelTaken' } : undefined));

/** A label by which a program of others chooses objects; only what all of ours have would be written over. */
export const choosingLabel = also(qualifiedName, (value) => (Object.hasOwn(partLabels(), value)
  ? { what: `${quote(value)} is ours, and tells objects apart`, instead: 'use another label', code: 'LabelTaken' } : undefined));

const FIELDS = {
  labels: optional(record(labelValue, label), {}),
  annotations: optional(record(multilineText, qualifiedName), {}),
} satisfies Fields<CommonMetadata>;

export const commonMetadata = shape(FIELDS);

export type CommonMetadataSettings = ValuesOf<typeof FIELDS>;

/** Gives them to all objects below a construct; what an object has already stays. */
export function addMetadata(scope: Construct, { labels, annotations }: CommonMetadataSettings): void {
  if (Object.keys(labels).length + Object.keys(annotations).length === 0) return;
  for (const { metadata } of scope.node.findAll().filter(ApiObject.isApiObject)) {
    for (const [name, value] of Object.entries(labels)) if (metadata.getLabel(name) === undefined) metadata.addLabel(name, value);
    const { annotations: own = {} } = Object.keys(annotations).length === 0 ? {} : metadata.toJson() as { readonly annotations?: object };
    for (const [name, value] of Object.entries(annotations)) if (!Object.hasOwn(own, name)) metadata.addAnnotation(name, value);
  }
}
