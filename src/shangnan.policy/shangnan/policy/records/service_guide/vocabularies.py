"""The words that fields of a guide are chosen from, as the national and provincial catalogues use them."""

from __future__ import annotations

from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

# 事项类型: 国办函〔2016〕108号 and the catalogue's own code table.
ITEM_TYPES: dict[str, str] = {
    "01": "行政许可",
    "02": "行政处罚",
    "03": "行政强制",
    "04": "行政征收",
    "05": "行政给付",
    "06": "行政检查",
    "07": "行政确认",
    "08": "行政奖励",
    "09": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}

# 主题分类 of the national platform for people and for legal persons.
THEMES_PERSONAL = (
    "生育收养", "户籍办理", "民族宗教", "教育科研", "入伍服役", "就业创业", "设立变更", "准营准办", "职业资格", "纳税缴费", "婚姻登记",
    "优待抚恤", "规划建设", "住房保障", "社会保障", "证件办理", "交通出行", "旅游观光", "出境入境", "消费维权", "公共安全", "司法公证",
    "知识产权", "环保绿化", "文化体育", "公用事业", "医疗卫生", "离职退休", "死亡殡葬", "其他",
)  # fmt: skip
THEMES_BUSINESS = (
    "设立变更", "准营准办", "资质认证", "年检年审", "税收财务", "人力资源", "社会保障", "投资审批", "融资信贷", "抵押质押", "商务贸易",
    "招标拍卖", "海关口岸", "涉外服务", "农林牧渔", "国土和规划建设", "施工建设", "交通运输", "环保绿化", "应急管理", "水务气象", "医疗卫生",
    "科技创新", "知识产权", "民族宗教", "文体教育", "公安消防", "司法公证", "公用事业", "档案文物", "检验检疫", "法人注销", "其他",
)  # fmt: skip

AUDIENCES = ("自然人", "企业法人", "事业法人", "社会组织法人", "其他组织")
LEVELS = ("国家级", "省级", "市级", "县级", "镇级", "村级")
BODY_NATURES = ("法定机关", "授权组织", "受委托组织")
HANDLING = ("即办件", "承诺件")
DAY_UNITS = ("工作日", "自然日")
ONLINE_DEPTHS = ("互联网咨询", "收件", "预审", "受理", "办理", "办理结果信息反馈", "电子证照反馈")
CROSS_REGIONS = ("全县", "全市", "全省", "跨省", "全国")
RESULT_KINDS = ("出证", "出文", "审批办结", "其他")
DELIVERIES = ("窗口领取", "邮寄送达", "网上下载", "公告送达", "其他")
NECESSITIES = ("必要", "非必要", "容缺后补")
MATERIAL_KINDS = ("原件", "复印件", "原件和复印件", "电子")
MATERIAL_SOURCES = ("申请人自备", "政府部门核发", "其他")


ITEM_TYPE_VOCABULARY = SimpleVocabulary([SimpleTerm(code, code, title) for code, title in ITEM_TYPES.items()])
