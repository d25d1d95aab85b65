import { Text } from '../../ui/text.tsx'

/** In a browser the app belongs to the server it came from; there is nothing to choose. */
export function ServerField({ value }: { value: string; onChange: (text: string) => void }) {
  return (
    <Text variant="footnote" tone="textTertiary" style={{ textAlign: 'center' }}>
      {value.replace(/^https:\/\//, '')}
    </Text>
  )
}
