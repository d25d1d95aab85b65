/** The remedies of the setup guide's troubleshooting table, word for word. */
export const remedies = {
  noDetections: 'Verify API permissions are granted and admin consent was given',
  unauthorized: "Check Client ID, Secret, and Tenant ID. Ensure the secret hasn't expired.",
  forbidden: 'The app registration may be missing required permissions. Check the API permissions in Azure AD.',
} as const

/** A remedy of the guide followed by what we know beyond it. */
export function remedy(kind: keyof typeof remedies, hint: string): string {
  const sentence = remedies[kind]
  return `${sentence.endsWith('.') ? sentence : `${sentence}.`} ${hint}`.trim()
}
