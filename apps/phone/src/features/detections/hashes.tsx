import { StyleSheet, View } from 'react-native'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Text } from '../../ui/text.tsx'

/** The hashes there are, each with a button to copy it. */
export function Hashes({ sha1, sha256 }: { sha1: string | null; sha256: string | null }) {
  return (
    <>
      {sha256 ? <Hash name="SHA-256" value={sha256} /> : null}
      {sha1 ? <Hash name="SHA-1" value={sha1} /> : null}
    </>
  )
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <View style={styles.line}>
      <View style={styles.words}>
        <Text variant="footnote" tone="textSecondary">
          {name}
        </Text>
        <Text variant="mono" selectable>
          {value}
        </Text>
      </View>
      <CopyButton value={value} what={name} />
    </View>
  )
}

const styles = StyleSheet.create({
  line: { flexDirection: 'row', alignItems: 'center', marginRight: -12 },
  words: { flex: 1, minWidth: 0 },
})
