import { minimumTarget, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { CopyButton } from './copy-button.tsx'
import { Text } from './text.tsx'

export interface FactProps {
  label: string
  value: string
  /** A quieter second line under the value. */
  note?: string | null
  mono?: boolean
  /** Adds a button that copies the value, and names what it copies: `machine name`. */
  copy?: string
}

/**
 * A label and its value, side by side where they fit and one above the other where they do not.
 * The value wraps and can be selected, however long it is.
 */
export function Fact({ label, value, note, mono = false, copy }: FactProps) {
  return (
    <View style={styles.row}>
      <View style={styles.pair}>
        <Text variant="subhead" tone="textSecondary" style={styles.label}>
          {label}
        </Text>
        <View style={[styles.value, mono && styles.ownLine]}>
          <Text variant={mono ? 'mono' : 'subhead'} selectable>
            {value}
          </Text>
          {note ? (
            <Text variant="footnote" tone="textTertiary" selectable>
              {note}
            </Text>
          ) : null}
        </View>
      </View>
      {copy ? <CopyButton value={value} what={copy} /> : null}
    </View>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center', minHeight: minimumTarget, paddingLeft: space.lg, paddingRight: space.xs },
  pair: { flex: 1, minWidth: 0, flexDirection: 'row', flexWrap: 'wrap', columnGap: space.md, rowGap: 2, paddingVertical: 11 },
  label: { minWidth: 104 },
  value: { flexGrow: 1, flexShrink: 1, flexBasis: 160, minWidth: 0, gap: 1, paddingRight: space.md },
  ownLine: { flexBasis: '100%' },
})
