/** Whether a flag with a value is among arguments; Go takes one hyphen for two. */
export function hasArgument(args: readonly string[], flag: string): boolean {
  return args.some((arg) => arg.replace(/^-(?!-)/, '--').startsWith(`${flag}=`));
}
