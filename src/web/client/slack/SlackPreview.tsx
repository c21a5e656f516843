import type { ActionsBlockElement, KnownBlock, SectionBlockAccessory, TableBlock } from '@slack/types'
import type { SlackMessage } from '../../../slack/message.ts'
import { Menu } from '../Menu.tsx'
import { RichText } from './RichText.tsx'
import { TextObject } from './TextObject.tsx'

interface Props {
  readonly message: SlackMessage
  readonly onPress: Press
}

/** Takes an element's value, and its action id. */
type Press = (value: string, action: string) => void

/** A message as Slack shows it, as far as our payloads go; what they do not use is named. */
export function SlackPreview({ message, onPress }: Props) {
  return (
    <div class="slack">
      <p class="author">
        <span class="avatar" aria-hidden="true">
          B
        </span>
        <strong>Backgrounder</strong> <span class="badge">APP</span>
      </p>
      {message.blocks.map((block, index) => (
        <Block key={index} block={block} onPress={onPress} />
      ))}
    </div>
  )
}

function Block({ block, onPress }: { readonly block: KnownBlock; readonly onPress: Press }) {
  switch (block.type) {
    case 'header':
      return <p class="heading">{block.text.text}</p>
    case 'divider':
      return <hr />
    case 'context':
      return (
        <p class="context">
          {block.elements.map((element, index) => (
            <span key={index}>
              {element.type === 'image' ? element.alt_text : <TextObject text={element} />}
            </span>
          ))}
        </p>
      )
    case 'rich_text':
      return <RichText elements={block.elements} />
    case 'section':
      return (
        <div class="section">
          {block.text && <TextObject text={block.text} />}
          {block.fields && (
            <div class="fields">
              {block.fields.map((field, index) => (
                <TextObject key={index} text={field} />
              ))}
            </div>
          )}
          {block.accessory && <Element element={block.accessory} onPress={onPress} />}
        </div>
      )
    case 'actions':
      return (
        <div class="row">
          {block.elements.map((element, index) => (
            <Element key={index} element={element} onPress={onPress} />
          ))}
        </div>
      )
    case 'context_actions':
      return (
        <div class="row">
          {block.elements.map((element, index) =>
            element.type === 'feedback_buttons' ? (
              [element.positive_button, element.negative_button].map(
                ({ text, value, accessibility_label }) => (
                  <button
                    key={`${index} ${value}`}
                    type="button"
                    class="quiet"
                    aria-label={accessibility_label}
                    onClick={() => {
                      onPress(value, element.action_id ?? '')
                    }}
                  >
                    {text.text}
                  </button>
                ),
              )
            ) : (
              <Unknown key={index} type={element.type} />
            ),
          )}
        </div>
      )
    case 'image':
      return 'image_url' in block ? (
        <img src={block.image_url} alt={block.alt_text} />
      ) : (
        <Unknown type="a file of Slack" />
      )
    case 'table':
      return <Table block={block} />
    case 'alert':
    case 'card':
    case 'carousel':
    case 'container':
    case 'data_table':
    case 'file':
    case 'input':
    case 'markdown':
    case 'plan':
    case 'task_card':
    case 'video':
      return <Unknown type={block.type} />
  }
}

function Element({
  element,
  onPress,
}: {
  readonly element: ActionsBlockElement | SectionBlockAccessory
  readonly onPress: Press
}) {
  const action = 'action_id' in element ? (element.action_id ?? '') : ''
  if (element.type === 'button')
    return (
      <button
        type="button"
        class="press"
        aria-label={element.accessibility_label}
        onClick={() => {
          onPress(element.value ?? '', action)
        }}
      >
        {element.text.text}
      </button>
    )
  if (element.type === 'static_select' && element.options)
    return (
      <Menu
        placeholder={element.placeholder?.text ?? 'Choose'}
        options={element.options.map(({ text, description, value }) => ({
          label: text.text,
          description: description?.text,
          value: value ?? '',
        }))}
        onChoose={(value) => {
          onPress(value, action)
        }}
      />
    )
  return <Unknown type={element.type} />
}

function Table({ block: { rows, column_settings: settings } }: { readonly block: TableBlock }) {
  const [head = [], ...rest] = rows
  const end = (index: number): string | undefined =>
    settings?.[index]?.align === 'right' ? 'end' : undefined
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col" class={end(index)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.map((row, number) => (
            <tr key={number}>
              {row.map((cell, index) => (
                <td key={index} class={end(index)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell }: { readonly cell: TableBlock['rows'][number][number] }) {
  if (cell.type === 'raw_text') return <>{cell.text}</>
  if (cell.type === 'rich_text') return <RichText elements={cell.elements} />
  return <Unknown type={cell.type} />
}

function Unknown({ type }: { readonly type: string }) {
  return <p class="unknown">Not shown in this preview: {type}</p>
}
