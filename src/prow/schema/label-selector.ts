import { also } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';

const KEY = String.raw`([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?`;
const VALUE = String.raw`([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?`;
const REQUIREMENT = new RegExp(
  String.raw`^\s*(!\s*${KEY}|${KEY}|${KEY}\s*(=|==|!=)\s*${VALUE}|${KEY}\s+(in|notin)\s*\(\s*${VALUE}(\s*,\s*${VALUE})*\s*\)|${KEY}\s*[<>]\s*\d+)\s*$`,
);

/** A label selector as a text: `app=web,tier in (a, b)`. Source: k8s.io/apimachinery pkg/labels, Parse. */
export const labelSelector = also(multilineText, (value) => {
  // a comma in parentheses parts values
  const parts = value.trim() === '' ? [] : value.split(/,(?![^(]*\))/);
  if (parts.every((part) => REQUIREMENT.test(part))) return undefined;
  return { what: `${quote(value)} is not a label selector`, instead: 'write one like "app=web,tier in (a, b)"', code: 'SelectorInvalid' };
});
