/** Pairs of a traditional character and the simplified one: those of office talk and of surnames. */
const pairs =
  "佈布請请讓让幫帮煩烦勞劳務务個个嗎吗麼么還还沒没為为給给說说話话發发傳传檔档報报銷销範范來来誰谁這这裡里裏里們们開开關关閉闭刪删復复覆复設设鬧闹鐘钟鍾钟鈴铃錄录記记審审計计權权號号碼码" +
  "員员組组團团隊队處处辦办結结標标單单據据總总經经負负責责過过內内後后時时間间點点週周禮礼兩两幾几數数現现當当顯显轉转貼贴載载鏈链連连網网頁页圖图書书會会議议機机電电聯联絡络應应該该" +
  "剛刚對对錯错無无須须從从與与並并將将嘗尝試试啟启動动執执歷历條条項项類类別别樣样種种問问題题難难見见視视觀观聽听讀读寫写學学習习課课業业產产買买賣卖車车門门進进達达遠远邊边線线級级" +
  "價价錢钱額额資资訊讯詢询閱阅確确認认證证實实際际專专畫画劃划調调節节約约預预訂订購购貨货運运輸输環环優优緊紧幹干囉啰嘍喽東东頭头臺台灣湾獎奖勵励羅罗陳陈張张劉刘楊杨黃黄趙赵吳吴孫孙" +
  "馬马鄭郑謝谢許许鄧邓馮冯韓韩蕭萧葉叶蘇苏呂吕盧卢薑姜譚谭賈贾韋韦鄒邹龔龚龍龙歲岁歐欧陽阳鳳凤國国華华倫伦麗丽強强偉伟傑杰濤涛鵬鹏輝辉雲云飛飞嚴严寬宽廣广豐丰樂乐興兴榮荣譽誉貝贝賓宾" +
  "賬账帳账戶户麵面飯饭廳厅館馆樓楼層层區区縣县鄉乡鎮镇廠厂倉仓庫库櫃柜檯台紙纸筆笔腦脑螢萤鍵键盤盘";

const simple = new Map(
  Array.from({ length: pairs.length / 2 }, (_, index) => [
    pairs.charAt(2 * index),
    pairs.charAt(2 * index + 1),
  ]),
);

/** `text` with traditional characters simplified, one for one. */
export function simplified(text: string): string {
  return text.replace(traditional, (char) => simple.get(char) ?? char);
}

const traditional = new RegExp(`[${[...simple.keys()].join("")}]`, "gu");
