import { Rule } from '../core/props';
import { quote } from '../core/quote';

const REGISTRY = /^[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}(:[0-9]{1,5})?(\/[a-z0-9][a-z0-9._-]{0,127}){0,16}$/;

/** A registry or a folder in one, without a slash at the end: what stands before the path of an image. */
export const imageRegistry: Rule<string> = (value, report) => {
  if (typeof value === 'string' && REGISTRY.test(value)) return value;
  return report({ what: `${quote(value)} is not a registry`, instead: 'write "registry.example.com" or "registry.example.com/mirror"', code: 'ImageInvalid' });
};
