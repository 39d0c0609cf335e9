; Persian words of the installer. The builder's own list has none but one, and it calls the language by a name that
; NSIS does not know.
!pragma warning disable 6030
!macroundef addLangs
!macro addLangs
  !insertmacro MUI_LANGUAGE "Farsi"
!macroend
!macro customHeader
  LangString win7Required 1065 "«دفتر» به ویندوز ۷ یا تازه‌تر نیاز دارد."
  LangString x64WinRequired 1065 "«دفتر» به ویندوز ۶۴ بیتی نیاز دارد."
  LangString appRunning 1065 "«دفتر» باز است. برای بستن آن «تأیید» را بزنید؛ اگر بسته نشد خودتان آن را ببندید."
  LangString appCannotBeClosed 1065 "«دفتر» بسته نشد. آن را خودتان ببندید و «تلاش دوباره» را بزنید."
  LangString installing 1065 "در حال نصب «دفتر»؛ لطفاً صبر کنید…"
  LangString areYouSureToUninstall 1065 "برنامه «دفتر» حذف شود؟ اطلاعات دفتر در پوشه خود می‌ماند."
  LangString decompressionFailed 1065 "باز کردن بسته ناموفق بود. فایل نصب را دوباره کپی و اجرا کنید."
  LangString uninstallFailed 1065 "نسخه پیشین برداشته نشد. «دفتر» را ببندید، سیستم را دوباره راه‌اندازی و نصب را تکرار کنید."
  LangString registerInside 1065 "اطلاعات دفتر در پوشه خود برنامه است و با حذف آن از بین می‌رود. نخست پوشه اطلاعات را به جای دیگری ببرید."
  LangString appClosing 1065 "در حال بستن «دفتر»…"
!macroend

; A register that somebody put into the program's folder would go with it: then nothing is removed. An upgrade
; removes the old version first, so it stops here too.
!macro customUnInit
  FindFirst $R1 $R2 "$INSTDIR\*"
  ${DoWhile} $R2 != ""
    ${If} ${FileExists} "$INSTDIR\$R2\daftar.sqlite"
      FindClose $R1
      MessageBox MB_OK|MB_ICONSTOP "$(registerInside)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
!macroend
