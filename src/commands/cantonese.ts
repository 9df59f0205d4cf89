/** Cantonese words of office talk and standard Chinese of the same length, both simplified. */
const words: Readonly<Record<string, string>> = {
  听日: "明天",
  寻日: "昨天",
  而家: "现在",
  依家: "现在",
  搞掂: "搞定",
  下昼: "下午",
  上昼: "上午",
  头先: "刚才",
  迟啲: "晚点",
  唔使: "不用",
  唔好: "不要",
  唔该: "谢谢",
  边个: "哪个",
  呢个: "这个",
  嗰个: "那个",
  几多: "多少",
  点样: "怎样",
  我係: "我是",
  係咪: "是不",
  识做: "会做",
  嘅: "的",
  咗: "了",
  喇: "啦",
  嘞: "了",
  咩: "啥",
  嚟: "来",
  冇: "没",
  睇: "看",
  畀: "给",
  俾: "给",
  唔: "不",
  佢: "他",
  嘢: "事",
  仲: "还",
  哋: "们",
  喺: "在",
};

/** `text`, which is simplified, with Cantonese words in standard Chinese, every position kept. */
export function inMandarin(text: string): string {
  return text.replace(cantonese, (word) => words[word] ?? word);
}

// 仲裁, 仲介 and 喇叭 are standard Chinese.
const cantonese = new RegExp(
  Object.keys(words)
    .map((word) => ({ 仲: "仲(?![裁介])", 喇: "喇(?!叭)" })[word] ?? word)
    .join("|"),
  "gu",
);
