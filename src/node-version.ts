/** The oldest Node that runs Bellhop; the same stands in package.json and in bin/bellhop.js. */
export const requiredNode = 24;

/** What to say to a Node that is too old, in both languages; `undefined` when it will do. */
export function oldNodeMessage(version: string, executable: string): string | undefined {
  if (Number.parseInt(version, 10) >= requiredNode) return undefined;
  return `Bellhop 需要 Node ${requiredNode} 或更新的版本，现在运行的是 ${version}（${executable}）。
  在仓库里：npm install && npm start，它自带 Node ${requiredNode}
  或者安装：https://nodejs.org/zh-cn/download ，用 nvm 则是 nvm install ${requiredNode}
Bellhop needs Node ${requiredNode} or newer; this is ${version} (${executable}).
  In the repository: npm install && npm start, which brings its own Node ${requiredNode}
  Or install it: https://nodejs.org/en/download or, with nvm, nvm install ${requiredNode}
`;
}
