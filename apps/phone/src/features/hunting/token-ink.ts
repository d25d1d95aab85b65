import type { Theme } from '../../ui/theme.ts'
import type { TokenKind } from './kql-tokens.ts'

/** The colour of a word of the query, in the editor and where it is offered. */
export function inkOf(kind: TokenKind, { colors, severity }: Theme): string {
  const inks: Partial<Record<TokenKind, string>> = {
    comment: colors.textTertiary,
    string: colors.success,
    number: colors.warning,
    table: severity('critical').text,
    operator: colors.accent,
    function: severity('low').text,
    parameter: colors.danger,
    pipe: colors.accent,
  }
  return inks[kind] ?? colors.text
}
