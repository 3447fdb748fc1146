Creator "yFiles"
Version "2.2"
graph
[
  # a comment [ with a bracket
  comment "&quot;quoted&quot; &amp; more"
  label "Borough"
  directed 1
  node [ id 10 label "Borough Council &#38; Co" kind "organisation"
    graphics [ x 1.5 y 2.25 w 30 h 12 fill "#FF0000" outline "#000000" ]
    LabelGraphics [ text "Council [main]" anchor "c" ]
  ]
  node [ id 7 label "Caf&#233;
second line" ]
  node [ id 35 label "Trust" reference 12345678901234567890 ]
  edge [ source 35 target 10 value 2.5 label "money"
    graphics [ fill "#0000FF" Line [ point [ x 1 y 2 ] ] ] ]
  edge [ source 7 target 10 ]
]
graph [ node [ id 1 ] ]
