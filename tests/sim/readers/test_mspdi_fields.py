from xml.etree.ElementTree import fromstring

from sim.readers.mspdi_fields import FieldNames

CODES = (
    "<OutlineCode><Guid>AB-1</Guid><FieldID>7</FieldID><FieldName>Code1</FieldName><Alias>Zone</Alias>"
    "<Values><Value><ValueID>1</ValueID><FieldGUID>aa</FieldGUID><ParentValueID>0</ParentValueID>"
    "<Value>North</Value></Value><Value><ValueID>2</ValueID><ParentValueID>1</ParentValueID>"
    "<Value>Tower</Value></Value></Values><Masks><Mask><Separator>-</Separator></Mask></Masks></OutlineCode>"
)


def names(*definitions: str) -> FieldNames:
    found = FieldNames()
    for each in definitions:
        found.define(fromstring(each))
    return found


def test_outline_codes_are_paths() -> None:
    task = fromstring("<Task><OutlineCode><FieldID>7</FieldID><ValueID>2</ValueID></OutlineCode></Task>")
    assert names(CODES).read(task) == {"Zone": "North-Tower"}


def test_a_field_may_use_the_table_of_another() -> None:
    other = (
        "<ExtendedAttribute><FieldID>9</FieldID><FieldName>Text1</FieldName>"
        "<Ltuid>ab-1</Ltuid></ExtendedAttribute>"
    )
    task = fromstring(
        "<Task><ExtendedAttribute><FieldID>9</FieldID><ValueGUID>AA</ValueGUID></ExtendedAttribute></Task>"
    )
    assert names(CODES, other).read(task) == {"Text1": "North"}


def test_money_stands_in_hundredths_and_unknown_fields_keep_their_number() -> None:
    cost = "<ExtendedAttribute><FieldID>3</FieldID><FieldName>Cost1</FieldName></ExtendedAttribute>"
    task = fromstring(
        "<Task><ExtendedAttribute><FieldID>3</FieldID><Value>12350</Value></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>4</FieldID><Value>B2</Value></ExtendedAttribute></Task>"
    )
    assert names(cost).read(task) == {"Cost1": "123.5", "Field 4": "B2"}


def test_a_circle_of_codes_ends() -> None:
    circle = CODES.replace("<ParentValueID>0</ParentValueID>", "<ParentValueID>2</ParentValueID>")
    task = fromstring("<Task><OutlineCode><FieldID>7</FieldID><ValueID>2</ValueID></OutlineCode></Task>")
    assert names(circle).read(task)["Zone"].endswith("North-Tower")
