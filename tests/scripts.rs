//! Scripts that set no spaces between words: Chinese, Japanese, Thai. The texts are our own.

use std::fs;

use nutgraf::raw::corpus;
use nutgraf::raw::pipeline::Trainer;
use nutgraf::raw::span::Span;
use nutgraf::raw::text::{Language, split_sentences};
use nutgraf::{Article, Pipeline};

/// Sentences end at `|`.
const CHINESE: &str = "雾港市议会周一投票决定关闭旧码头。|这座码头已有一百年历史！|工程将耗资四百万克朗，预计需要两年。|\
    市长林秀英说：“我们不能再修补这堵墙了。”|“渔民怎么办？”她问道。|“他们会得到新的泊位。”|议会以14票对9票通过了提案。|\
    反对者称，费用可能达到4.2亿克朗（见2024年报告）。|为什么没有人早点反对？|没有人知道答案……|渔民们在市政厅前抗议。|\
    “走吧！”，一位老船长喊道。|会议于下午5:30结束。|详情请见www.example.com网站。|《雾港日报》首先报道了这一消息。|\
    下一次会议定于3月12日举行。|“我们会再来的。”抗议者的发言人陈先生表示。|雨下了一整夜。|第二天早上，港口空无一人。|船都走了。";

const JAPANESE: &str = "霧港市議会は月曜日、古い桟橋を閉鎖することを決めた。|桟橋は百年の歴史がある！|工事には四百万クローネかかる見通しだ。|\
    市長は「もう壁を直すことはできません。」と述べた。|「漁師はどうなるのか？」と記者は尋ねた。|「新しい場所を用意します。」|\
    議会は14対9で議案を可決した。|なぜ誰も反対しなかったのか。|費用は4.2億クローネに達する可能性がある（2024年の報告書）。|\
    漁師たちは市役所の前で抗議した。|「行こう！」|ところが、船はもう出ていた。|会議は午後5時30分に終わった。|詳しくはexample.comを参照。|\
    『霧港新聞』が最初に報じた。|次の会議は3月12日に開かれる。|「また来る」と代表は話した。|一晩中雨が降った。|翌朝、港には誰もいなかった。|\
    船はすべて去っていた。";

/// Thai ends no sentence with a mark: a space may end one, or a clause of it. What ends for certain
/// ends with the line.
const THAI: &str = "สภาเมืองลงมติเมื่อวันจันทร์ให้ปิดท่าเรือเก่า\n|ท่าเรือแห่งนี้มีอายุหนึ่งร้อยปี\n|งานนี้จะใช้เงินสี่ล้านโครน และจะใช้เวลาสองปี\n|\
    นายกเทศมนตรีกล่าวว่า “เราซ่อมกำแพงนี้ไม่ได้อีกแล้ว”\n|ชาวประมงจะทำอย่างไร?\n|พวกเขาจะได้ที่จอดเรือใหม่\n|สภาลงคะแนน 14 ต่อ 9 เสียง\n|\
    ค่าใช้จ่ายอาจสูงถึง 4.2 ล้านโครน\n|ไม่มีใครรู้คำตอบ\n|ชาวประมงประท้วงหน้าศาลากลาง\n|การประชุมสิ้นสุดเวลา 17.30 น.\n|\
    ดูรายละเอียดที่ example.com\n|หนังสือพิมพ์ท้องถิ่นรายงานข่าวนี้เป็นครั้งแรก\n|การประชุมครั้งต่อไปคือวันที่ 12 มีนาคม\n|ฝนตกตลอดทั้งคืน\n|\
    เช้าวันรุ่งขึ้น ท่าเรือว่างเปล่า\n|เรือทั้งหมดออกไปแล้ว\n|พ.ต.อ. สมชาย เข้าร่วมการประชุม\n|“เราจะกลับมาอีก” ตัวแทนกล่าว\n|แล้วทุกคนก็กลับบ้าน";

#[test]
fn sentences_end_where_they_should() {
    for (marked, least) in [(CHINESE, 20), (JAPANESE, 20), (THAI, 20)] {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert!(expected.len() >= least, "{}", expected.len());
        let text = marked.replace('|', "");
        let whole = Span::new(0, text.len());
        for language in [Language::Other, Language::English] {
            let found = split_sentences(&text, whole, language);
            let found: Vec<&str> = found.into_iter().map(|span| span.of(&text)).collect();
            assert_eq!(found, expected);
        }
    }
}

/// Matches and parliaments, nine short articles each; the last two are for the test.
const TOPICS: [(&str, [&str; 9], [&str; 9]); 3] = [
    (
        "zh",
        [
            "球队在决赛中以三比一获胜，球迷欢呼。",
            "主教练称赞守门员的表现。",
            "前锋在比赛最后一分钟进球。",
            "联赛冠军将于周六决出。",
            "球员因受伤缺席下一场比赛。",
            "俱乐部签下一名年轻前锋。",
            "守门员扑出点球，球队晋级。",
            "球迷在球场外庆祝球队的胜利。",
            "教练说前锋的进球决定了比赛。",
        ],
        [
            "议会投票通过了政府的预算。",
            "部长在议会宣布新的税法。",
            "反对党要求政府举行选举。",
            "总理将向议会提交法案。",
            "选民对政府的税收政策不满。",
            "部长因预算争议辞职。",
            "议员就法案展开辩论。",
            "反对党在议会投票反对预算。",
            "总理宣布政府将举行选举。",
        ],
    ),
    (
        "ja",
        [
            "チームは決勝戦で三対一で勝った。",
            "監督はゴールキーパーを称賛した。",
            "前半に選手がゴールを決めた。",
            "リーグの優勝は土曜日に決まる。",
            "選手はけがで次の試合を欠場する。",
            "クラブは若い選手と契約した。",
            "ゴールキーパーがシュートを止めた。",
            "監督は試合後、選手を称賛した。",
            "チームは土曜日の試合でゴールを決めた。",
        ],
        [
            "議会は政府の予算を可決した。",
            "大臣は議会で新しい税法を発表した。",
            "野党は政府に選挙を求めた。",
            "首相は議会に法案を提出する。",
            "有権者は政府の税制に不満を持つ。",
            "大臣は予算問題で辞任した。",
            "議員は法案を審議した。",
            "野党は議会で予算に反対した。",
            "首相は選挙の法案を発表した。",
        ],
    ),
    (
        "th",
        [
            "ทีมชนะการแข่งขันรอบชิงชนะเลิศ",
            "โค้ชชื่นชมผู้รักษาประตู",
            "กองหน้ายิงประตูในนาทีสุดท้าย",
            "แชมป์ลีกจะตัดสินในวันเสาร์",
            "นักเตะบาดเจ็บและพลาดการแข่งขัน",
            "สโมสรเซ็นสัญญากับกองหน้าหนุ่ม",
            "ผู้รักษาประตูเซฟจุดโทษให้ทีม",
            "โค้ชกล่าวว่ากองหน้ายิงประตูได้ดี",
            "ทีมลงแข่งขันกับสโมสรในวันเสาร์",
        ],
        [
            "รัฐสภาลงมติผ่านงบประมาณของรัฐบาล",
            "รัฐมนตรีประกาศกฎหมายภาษีใหม่",
            "ฝ่ายค้านเรียกร้องให้รัฐบาลจัดการเลือกตั้ง",
            "นายกรัฐมนตรีเสนอร่างกฎหมายต่อรัฐสภา",
            "ประชาชนไม่พอใจนโยบายภาษีของรัฐบาล",
            "รัฐมนตรีลาออกเพราะงบประมาณ",
            "สมาชิกรัฐสภาอภิปรายร่างกฎหมาย",
            "ฝ่ายค้านลงมติไม่รับงบประมาณในรัฐสภา",
            "รัฐบาลประกาศการเลือกตั้งใหม่",
        ],
    ),
];

#[test]
fn topics_are_told_from_words_that_no_space_parts() {
    for (code, sport, politics) in TOPICS {
        let folder = tempfile::tempdir().unwrap();
        let mut unseen = Vec::new();
        for (topic, articles) in [("sport", sport), ("politics", politics)] {
            fs::create_dir_all(folder.path().join(topic)).unwrap();
            let (learnt, kept) = articles.split_at(7);
            for (number, text) in learnt.iter().enumerate() {
                let name = format!("{topic}/{number}.txt");
                fs::write(folder.path().join(name), text).unwrap();
            }
            unseen.extend(kept.iter().map(|text| (topic, *text)));
        }
        let paths = [folder.path().to_path_buf()];
        let corpus = corpus::read(&paths, &corpus::CorpusOptions::default()).unwrap();
        let trainer = Trainer { language: Language::Other, ..Trainer::default() };
        let model = trainer.train(corpus, &|_| ()).unwrap();
        let mut pipeline = Pipeline::tagging(model);
        for (topic, text) in unseen {
            let article = Article::new("unseen", text);
            let tags = pipeline.read(&article).tags.unwrap();
            assert_eq!(tags.facets[0].tags[0].label, topic, "{code}: {text}");
        }
    }
}
