import { Rule } from '../core/props';
import { passes } from '../core/props-reader';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';

/** As `uname -r` says it. */
export const KERNEL = /^(\d{1,2})\.(\d{1,3})([.+-][\w.+~-]*)?$/;

/** The version of a Linux kernel. */
export const kernelVersion: Rule<string> = (value, report) => {
  if (typeof value === 'string' && !passes(text, value, report)) return value;
  if (typeof value !== 'string' || !KERNEL.test(value)) {
    report({ what: `${quote(value)} is not the version of a Linux kernel`, instead: 'write it as uname -r does, like "5.15" or "5.15.0-113-generic"', code: 'KernelVersionInvalid' });
  }
  return value as string;
};

/** True when both are versions, and the first is the older one. */
export function isOlderKernel(version: string, minimum: string): boolean {
  const [, major, minor] = KERNEL.exec(version) ?? [];
  const [, leastMajor, leastMinor] = KERNEL.exec(minimum) ?? [];
  if (major === undefined || leastMajor === undefined) return false;
  return major === leastMajor ? Number(minor) < Number(leastMinor) : Number(major) < Number(leastMajor);
}
