import { useState } from 'react'
import { useMe } from '../../lib/me-queries.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { TriageSheetProps } from './status-sheet.tsx'

/** A comment on the vendor's own record, where colleagues in its portal read it too. */
export function CommentSheet({ open, title, targets, onClose, onWish }: TriageSheetProps) {
  const me = useMe().data
  const [text, setText] = useState('')
  const vendor = targets[0]?.source.vendorName ?? 'the vendor'
  return (
    <Sheet closeLabel="Cancel" title={title} open={open} onClose={onClose}>
      <TextArea label="Comment" value={text} onChange={setText} maxLength={4000} autoFocus />
      <Text variant="footnote" tone="textSecondary">
        {me
          ? `It appears in ${vendor} signed with your name, ${me.user.name}.`
          : `It appears in ${vendor} signed with your name.`}
      </Text>
      <Button label="Add comment" disabled={text.trim() === ''} onPress={() => onWish({ comment: text.trim() })} />
    </Sheet>
  )
}
