// What a client has to do with the fragments of a stream before it sends them back: those of one index are one block.
export function joined(fragments) {
  const blocks = [];
  for (const fragment of fragments) {
    const last = blocks.at(-1);
    const { type, index, id, format } = fragment;
    const same = last && last.type === type && last.index === index && last.id === id && last.format === format;
    if (!same) blocks.push({ ...fragment });
    else if (fragment.text || fragment.signature) {
      last.text = (last.text ?? "") + (fragment.text ?? "");
      last.signature = fragment.signature ?? last.signature;
    } else last.summary = (last.summary ?? "") + (fragment.summary ?? "");
  }
  return blocks;
}
